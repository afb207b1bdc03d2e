import { useApi } from '@backstage/core-plugin-api';
import {
  BoxTabs,
  EmptyState,
  FilterBar,
  List,
  readChoice,
  readParam,
  useList,
} from '@backstage-guardrails/components';
import { entityHealthApiRef } from '../../api';
import { useRefresh } from '../../hooks';
import { useTranslation } from '../../translation';
import { GroupFilter } from '../page/GroupFilter';
import { IncidentTable } from './IncidentTable';

/** Times in which endpoints failed, newest first. @internal */
export function IncidentsContent() {
  const api = useApi(entityHealthApiRef);
  const { t } = useTranslation();
  const list = useList({
    name: 'incidents',
    filters: ['show', 'owner'],
    filter: readFilter,
    load: ({ filter, limit, cursor }, options) =>
      api.listIncidents({ ...filter, limit, cursor }, options),
  });
  useRefresh(list.remote, { on: true });
  return (
    <>
      <FilterBar label={t('incidents.filters')}>
        <BoxTabs
          param="show"
          label={t('incidents.which')}
          options={{
            all: t('incidents.all'),
            open: t('incidents.open'),
            closed: t('incidents.over'),
          }}
        />
        <GroupFilter by="owner" label={t('incidents.owner')} />
      </FilterBar>
      <List
        list={list}
        of={t('incidents.of')}
        noMatch={t('incidents.noMatch')}
        empty={
          <EmptyState title={t('incidents.empty.title')}>
            {t('incidents.empty.text')}
          </EmptyState>
        }
      >
        {items => <IncidentTable incidents={items} />}
      </List>
    </>
  );
}

function readFilter(params: URLSearchParams) {
  const show = readChoice(params, 'show', ['open', 'closed']);
  const owner = readParam(params, 'owner');
  return {
    open: show && show === 'open',
    owner: owner ? [owner] : undefined,
  };
}
