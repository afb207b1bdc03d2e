import {
  List,
  useList,
  useUrlState,
  EmptyState,
} from '@backstage-guardrails/components';
import { useCost, useCostApi } from '../../hooks';
import { useTranslation } from '../../translation';
import { ExportButton } from '../selection/ExportButton';
import { SelectionBar } from '../selection/SelectionBar';
import { NoData } from '../states';
import { CostFilters } from './CostFilters';
import { costFilters, costQuery } from './costQuery';
import { GroupTable } from './GroupTable';
import { MonthTotals } from './MonthTotals';
import { UnallocatedList } from './UnallocatedList';

/** The month of all teams to the cent, in groups; what is unallocated comes first. @internal */
export function MonthContent() {
  const [params] = useUrlState();
  const status = useCost(['status'], (api, options) => api.getStatus(options));
  const query = costQuery(params);
  const { t } = useTranslation();
  const unallocated = params.get('view') === 'unallocated';
  if (status.status === 'ready' && status.value.months.length === 0) {
    return <NoData status={status.value} />;
  }
  return (
    <>
      <SelectionBar
        status={status.status === 'ready' ? status.value : undefined}
        aside={
          <ExportButton
            file={`cost-by-${query.groupBy}`}
            month={query.month}
            label={t('selection.export')}
            load={api => api.exportCosts({ ...query, format: 'csv' })}
          />
        }
      />
      {unallocated ? (
        <UnallocatedList />
      ) : (
        <>
          <CostFilters />
          <Groups />
        </>
      )}
    </>
  );
}

function Groups() {
  const { t } = useTranslation();
  const api = useCostApi();
  const list = useList({
    name: 'costs',
    filters: costFilters,
    filter: costQuery,
    load: ({ filter, limit, cursor }, options) =>
      api.listCosts({ ...filter, limit, cursor }, options),
  });
  return (
    <>
      {list.remote.status === 'ready' && (
        <MonthTotals page={list.remote.value} asked={list.filter.cost} />
      )}
      <List
        list={list}
        of={t('month.of')}
        noMatch={t('month.filter.none')}
        empty={
          <EmptyState title={t('month.empty.title')}>
            {t('month.empty.text')}
          </EmptyState>
        }
      >
        {() =>
          list.remote.status === 'ready' && (
            <GroupTable page={list.remote.value} />
          )
        }
      </List>
    </>
  );
}
