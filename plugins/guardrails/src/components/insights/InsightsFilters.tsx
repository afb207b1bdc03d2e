import {
  FilterBar,
  FilterDay,
  FilterSelect,
  FilterText,
  useFilter,
} from '@backstage-guardrails/components';
import type { InsightsRequest } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';
import { ExportButtons } from '../list/ExportButtons';
import { OwnerPicker, RulePicker } from '../list/pickers';
import { CUSTOM_RANGE } from './insightsFilter';

/** What is counted, and the days of it as a file. @internal */
export function InsightsFilters(props: { request: InsightsRequest }) {
  const { request } = props;
  const { t } = useTranslation();
  const [range] = useFilter('range');
  return (
    <FilterBar
      label={t('insights.filter.label')}
      aside={
        <ExportButtons
          file="insights"
          of={t('insights.of')}
          load={(api, format) => api.exportInsights({ request, format })}
        />
      }
    >
      <FilterSelect
        param="range"
        label={t('insights.filter.range')}
        any={t('insights.filter.range.30d')}
        options={(['7d', '90d', CUSTOM_RANGE] as const).map(value => ({
          value,
          title: t(`insights.filter.range.${value}`),
        }))}
      />
      {range === CUSTOM_RANGE && (
        <>
          <FilterDay param="from" label={t('insights.filter.from')} />
          <FilterDay param="to" label={t('insights.filter.to')} />
        </>
      )}
      <OwnerPicker param="owner" label={t('insights.filter.owner')} />
      <FilterText
        param="environment"
        label={t('insights.filter.environment')}
      />
      <RulePicker param="rule" label={t('insights.filter.rule')} />
    </FilterBar>
  );
}
