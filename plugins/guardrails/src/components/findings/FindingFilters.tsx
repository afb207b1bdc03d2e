import {
  FilterBar,
  FilterSelect,
  FilterText,
} from '@backstage-guardrails/components';
import type { FindingFilter } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';
import { ExportButtons } from './ExportButtons';
import { findingStates } from './findingState';

/** The filters of the list and of the counts above it. @internal */
export function FindingFilters(props: { filter: FindingFilter }) {
  const { t } = useTranslation();
  return (
    <FilterBar
      label={t('findings.filter.label')}
      aside={<ExportButtons filter={props.filter} />}
    >
      <FilterSelect
        param="state"
        label={t('findings.filter.state')}
        any={t('findings.filter.state.unresolved')}
        options={[
          ...findingStates.map(value => ({
            value,
            title: t(`findings.state.${value}`),
          })),
          { value: 'all', title: t('findings.filter.state.all') },
        ]}
      />
      <FilterText param="owner" label={t('findings.filter.owner')} />
      <FilterText param="system" label={t('findings.filter.system')} />
      <FilterText
        param="environment"
        label={t('findings.filter.environment')}
      />
      <FilterText param="rule" label={t('findings.filter.rule')} />
      <FilterText param="entity" label={t('findings.filter.entity')} />
    </FilterBar>
  );
}
