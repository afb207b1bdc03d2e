import { FilterSelect } from '@backstage-guardrails/components';
import type { RuleLevel } from '@backstage-guardrails/policy-model';
import { useTranslation } from '../../translation';

/** Chooses one enforcement level, the strictest first. @internal */
export function LevelFilter(props: {
  label: string;
  levels: readonly RuleLevel['level'][];
}) {
  const { t } = useTranslation();
  return (
    <FilterSelect
      param="level"
      label={props.label}
      options={props.levels.map(value => ({
        value,
        title: t(`list.level.${value}`),
      }))}
    />
  );
}
