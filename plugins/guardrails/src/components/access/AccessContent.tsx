import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import {
  EmptyState,
  useUrlState,
  BoxTabs,
  FilterBar,
  FilterSelect,
  List,
} from '@backstage-guardrails/components';
import { EntityPicker } from '../list/pickers';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { LeaseTable } from './LeaseTable';
import { leaseStates } from './leaseState';
import { RequestLeaseDialog } from './RequestLeaseDialog';
import { boxOf, leaseFilter, leaseFilters } from './leaseFilter';
import { useGuardrailsList } from '../list/useGuardrailsList';

/** Access for a while: what the signed-in person asked for, what others have on their resources, what is to review. @internal */
export function AccessContent() {
  const [params] = useUrlState();
  const links = useLinks();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const box = boxOf(params);
  const list = useGuardrailsList({
    name: 'leases',
    filters: leaseFilters,
    filter: leaseFilter,
    load: (api, request, options) => api.listLeases(request, options),
    live: true,
  });
  return (
    <>
      <FilterBar
        label={t('access.filter.label')}
        aside={
          <Button
            variant="contained"
            color="primary"
            onClick={() => setAsking(true)}
          >
            {t('access.request.action')}
          </Button>
        }
      >
        <BoxTabs
          param="box"
          label={t('access.box.label')}
          options={{
            mine: t('access.box.mine'),
            owned: t('access.box.owned'),
            debt: t('access.box.debt'),
            all: t('access.box.all'),
          }}
        />
        <FilterSelect
          param="state"
          label={t('access.filter.state')}
          options={leaseStates.map(value => ({
            value,
            title: t(`access.state.${value}`),
          }))}
        />
        <EntityPicker param="resource" label={t('access.filter.resource')} />
      </FilterBar>
      <List
        list={list}
        of={t('access.of')}
        noMatch={t('access.filtered.title')}
        empty={
          <EmptyState title={t(`access.empty.${box}`)}>
            {t('access.empty.text')}
          </EmptyState>
        }
      >
        {items => <LeaseTable leases={items} />}
      </List>
      {asking && (
        <RequestLeaseDialog
          onClose={() => setAsking(false)}
          onDone={id => navigate(links.lease(id))}
        />
      )}
    </>
  );
}
