import type {
  EnvironmentClass,
  LeveledRule,
} from '@backstage-guardrails/policy-model';
import { LevelLabel } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { levelIn, type Said } from './levelIn';

/** How strict a rule is in an environment class. @internal */
export function RuleLevel(props: {
  rule: LeveledRule;
  said: Said;
  environmentClass: EnvironmentClass;
}) {
  const { level } = levelIn(props);
  const { t } = useTranslation();
  return level === 'off' ? (
    <>{t('rules.level.off')}</>
  ) : (
    <LevelLabel level={level} />
  );
}
