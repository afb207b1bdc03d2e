import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import {
  FilterBar,
  FilterDay,
  FilterSelect,
  FilterText,
  useFilter,
} from '@backstage-guardrails/components';
import {
  type DecisionFilter,
  runStates,
} from '@backstage-guardrails/plugin-guardrails-common';
import {
  useGuardrails,
  useRunStateText,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { ExportButtons } from '../list/ExportButtons';
import { OrderFilter } from '../list/OrderFilter';
import {
  EntityPicker,
  OwnerPicker,
  PersonPicker,
  RulePicker,
} from '../list/pickers';
import { SEARCH_FROM } from '../list/searchFilter';
import { CUSTOM_PERIOD, periodNames } from './decisionFilter';
import { OutcomeFilter } from './OutcomeFilter';

/** The filters of the decision list. @internal */
export function DecisionFilters(props: { filter: DecisionFilter }) {
  const { filter } = props;
  const { t } = useTranslation();
  const stateText = useRunStateText();
  const environments = useGuardrails(['environments'], (api, options) =>
    api.listEnvironments(options),
  );
  const [current] = useFilter('environment');
  const [within] = useFilter('within');
  const [checks, setChecks] = useFilter('checks');
  const names =
    environments.status === 'ready' ? environments.value.map(e => e.name) : [];
  const options = [...new Set([...names, ...(current ? [current] : [])])];

  return (
    <FilterBar
      label={t('decisions.filter.label')}
      aside={
        <ExportButtons
          file="decisions"
          of={t('decisions.of')}
          load={(api, format) => api.exportDecisions({ filter, format })}
        />
      }
    >
      <FilterText
        param="search"
        label={t('decisions.filter.search')}
        from={SEARCH_FROM}
      />
      <OutcomeFilter />
      <FilterSelect
        param="state"
        label={t('decisions.filter.state')}
        options={runStates.map(state => ({
          value: state,
          title: stateText(state).word,
        }))}
      />
      <FilterSelect
        param="environment"
        label={t('decisions.filter.environment')}
        options={options.map(name => ({ value: name, title: name }))}
      />
      <FilterSelect
        param="within"
        label={t('decisions.filter.period')}
        any={t('decisions.filter.anyTime')}
        options={([...periodNames, CUSTOM_PERIOD] as const).map(name => ({
          value: name,
          title: t(`decisions.period.${name}`),
        }))}
      />
      {within === CUSTOM_PERIOD && (
        <>
          <FilterDay param="since" label={t('decisions.filter.since')} />
          <FilterDay param="until" label={t('decisions.filter.until')} />
        </>
      )}
      <EntityPicker param="entity" label={t('decisions.filter.entity')} />
      <RulePicker param="rule" label={t('decisions.filter.rule')} />
      <PersonPicker param="actor" label={t('decisions.filter.actor')} />
      <OwnerPicker param="owner" label={t('decisions.filter.owner')} />
      <OrderFilter />
      <FormControlLabel
        control={
          <Switch
            size="small"
            color="primary"
            checked={checks === 'all'}
            onChange={event => setChecks(event.target.checked ? 'all' : '')}
          />
        }
        label={t('decisions.filter.checks')}
      />
    </FilterBar>
  );
}
