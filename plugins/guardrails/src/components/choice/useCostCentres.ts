import { useApi } from '@backstage/core-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useRemote } from '@backstage-guardrails/components';
import { costCentresOf } from './costCentresOf';
import type { Offered } from './Offered';

const ANNOTATION = 'metadata.annotations.guardrails/cost-center';

/** The cost centres of the groups that the person may see; `undefined` while they are not known. @internal */
export function useCostCentres(wanted: boolean): Offered[] | undefined {
  const catalog = useApi(catalogApiRef);
  const remote = useRemote({
    key: String(wanted),
    load: async () => {
      if (!wanted) return [];
      const { items } = await catalog.getEntities({
        filter: { kind: 'Group', [ANNOTATION]: CATALOG_FILTER_EXISTS },
        fields: [
          'metadata.name',
          'metadata.title',
          'metadata.annotations',
          'spec.profile',
        ],
      });
      return costCentresOf(items);
    },
  });
  return remote.status === 'ready' && remote.value.length > 0
    ? remote.value
    : undefined;
}
