import { List } from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';
import { decisionFilter, decisionFilters } from './decisionFilter';
import { DecisionFilters } from './DecisionFilters';
import { DecisionTable } from './DecisionTable';
import { NoDecisions } from './NoDecisions';
import { useGuardrailsList } from '../list/useGuardrailsList';

/** The decisions that the signed-in person may read, newest first. @internal */
export function DecisionsContent() {
  const { t } = useTranslation();
  const list = useGuardrailsList({
    name: 'decisions',
    filters: decisionFilters,
    filter: decisionFilter,
    load: (api, request, options) => api.listDecisions(request, options),
    counted: true,
    live: true,
  });
  return (
    <>
      <DecisionFilters filter={list.filter} />
      <List
        list={list}
        of={t('decisions.of')}
        noMatch={t('decisions.filtered.title')}
        empty={<NoDecisions />}
      >
        {items => <DecisionTable decisions={items} />}
      </List>
    </>
  );
}
