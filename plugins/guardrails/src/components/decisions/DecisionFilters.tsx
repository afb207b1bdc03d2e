import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import {
  FilterBar,
  FilterSelect,
  FilterText,
  useFilter,
} from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { periodNames } from './decisionFilter';
import { OutcomeFilter } from './OutcomeFilter';

/** The filters of the decision list. @internal */
export function DecisionFilters() {
  const { t } = useTranslation();
  const environments = useGuardrails(['environments'], (api, options) =>
    api.listEnvironments(options),
  );
  const [current] = useFilter('environment');
  const [checks, setChecks] = useFilter('checks');
  const names =
    environments.status === 'ready' ? environments.value.map(e => e.name) : [];
  const options = [...new Set([...names, ...(current ? [current] : [])])];

  return (
    <FilterBar label={t('decisions.filter.label')}>
      <OutcomeFilter />
      <FilterSelect
        param="environment"
        label={t('decisions.filter.environment')}
        options={options.map(name => ({ value: name, title: name }))}
      />
      <FilterSelect
        param="within"
        label={t('decisions.filter.period')}
        any={t('decisions.filter.anyTime')}
        options={periodNames.map(name => ({
          value: name,
          title: t(`decisions.period.${name}`),
        }))}
      />
      <FilterText param="entity" label={t('decisions.filter.entity')} />
      <FilterText param="rule" label={t('decisions.filter.rule')} />
      <FilterText param="actor" label={t('decisions.filter.actor')} />
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
