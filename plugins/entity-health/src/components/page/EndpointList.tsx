import { useApi } from '@backstage/core-plugin-api';
import { EmptyState, List, useList } from '@backstage-guardrails/components';
import type { EndpointPage } from '@backstage-guardrails/plugin-entity-health-common';
import { useState } from 'react';
import { entityHealthApiRef } from '../../api';
import { useRefresh } from '../../hooks';
import { useTranslation } from '../../translation';
import { StatusCounts } from '../status';
import { EndpointFilters } from './EndpointFilters';
import { endpointFilters, readEndpointFilter } from './endpointFilter';
import { LiveEndpoints } from './LiveEndpoints';

/** Endpoints, the worst first, with the counts of all that match. @internal */
export function EndpointList() {
  const api = useApi(entityHealthApiRef);
  const { t } = useTranslation();
  const [page, setPage] = useState<EndpointPage>();
  const list = useList({
    name: 'endpoints',
    filters: endpointFilters,
    filter: readEndpointFilter,
    load: async ({ filter, limit, cursor }, options) => {
      const loaded = await api.listEndpoints(
        { ...filter, limit, cursor },
        options,
      );
      setPage(loaded);
      return loaded;
    },
  });
  useRefresh(list.remote, { on: true });
  const shown = JSON.stringify([list.filter, list.pages.cursor]);
  return (
    <>
      <EndpointFilters />
      {page && list.remote.status === 'ready' && (
        <StatusCounts counts={page.counts} complete={page.countsComplete} />
      )}
      <List
        list={list}
        of={t('page.of')}
        noMatch={t('page.noMatch')}
        empty={
          <EmptyState title={t('page.empty.title')}>
            {t('page.empty.text')}
          </EmptyState>
        }
      >
        {items => <LiveEndpoints key={shown} endpoints={items} />}
      </List>
    </>
  );
}
