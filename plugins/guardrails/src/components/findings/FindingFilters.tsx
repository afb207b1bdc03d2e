import {
  FilterBar,
  FilterSelect,
  FilterText,
} from '@backstage-guardrails/components';
import type { FindingFilter } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';
import { ExportButtons } from '../list/ExportButtons';
import { LevelFilter } from '../list/LevelFilter';
import { EntityPicker, OwnerPicker, RulePicker } from '../list/pickers';
import { findingLevels } from './findingFilter';
import { findingStates } from './findingState';

/** The filters of the list and of the counts above it. @internal */
export function FindingFilters(props: { filter: FindingFilter }) {
  const { t } = useTranslation();
  return (
    <FilterBar
      label={t('findings.filter.label')}
      aside={
        <ExportButtons
          file="findings"
          of={t('findings.of')}
          load={(api, format) =>
            api.exportFindings({ filter: props.filter, format })
          }
        />
      }
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
      <OwnerPicker param="owner" label={t('findings.filter.owner')} />
      <EntityPicker param="system" label={t('findings.filter.system')} />
      <FilterText
        param="environment"
        label={t('findings.filter.environment')}
      />
      <RulePicker param="rule" label={t('findings.filter.rule')} />
      <LevelFilter label={t('findings.filter.level')} levels={findingLevels} />
      <EntityPicker param="entity" label={t('findings.filter.entity')} />
    </FilterBar>
  );
}
