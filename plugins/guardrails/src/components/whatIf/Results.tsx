import {
  EmptyState,
  FilterBar,
  FilterSelect,
  List,
  Section,
} from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';
import { ExportButtons } from '../list/ExportButtons';
import { EntityPicker, OwnerPicker, RulePicker } from '../list/pickers';
import { useGuardrailsList } from '../list/useGuardrailsList';
import { resultFilter, resultFilters } from './resultFilter';
import { ResultTable } from './ResultTable';
import { resultKinds } from './whatIfState';

/** The decisions that would change or could not be compared, and all of them as a file. @internal */
export function Results(props: { id: string }) {
  const { id } = props;
  const { t } = useTranslation();
  const list = useGuardrailsList({
    name: `what-if-results ${id}`,
    filters: resultFilters,
    filter: resultFilter,
    load: (api, request, options) =>
      api.listWhatIfResults(id, request, options),
  });
  return (
    <Section title={t('whatIf.results.title')}>
      <FilterBar
        label={t('whatIf.results.filter.label')}
        aside={
          <ExportButtons
            file="what-if"
            of={t('whatIf.of.results')}
            load={(api, format) =>
              api.exportWhatIfResults(id, { filter: list.filter, format })
            }
          />
        }
      >
        <FilterSelect
          param="result"
          label={t('whatIf.results.filter.result')}
          options={resultKinds.map(value => ({
            value,
            title: t(`whatIf.kind.${value}`),
          }))}
        />
        <RulePicker param="rule" label={t('whatIf.results.filter.rule')} />
        <OwnerPicker param="team" label={t('whatIf.results.filter.team')} />
        <EntityPicker
          param="target"
          label={t('whatIf.results.filter.target')}
        />
      </FilterBar>
      <List
        list={list}
        of={t('whatIf.of.results')}
        noMatch={t('whatIf.results.noMatch')}
        empty={
          <EmptyState title={t('whatIf.results.empty.title')}>
            {t('whatIf.results.empty.text')}
          </EmptyState>
        }
      >
        {items => <ResultTable results={items} />}
      </List>
    </Section>
  );
}
