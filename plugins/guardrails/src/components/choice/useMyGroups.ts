import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useRemote, type Remote } from '@backstage-guardrails/components';
import { groupsOf } from './groupsOf';
import type { Offered } from './Offered';

/** The groups that the person is a member of by the catalog, as `MyGroupsPicker` lists them. @internal */
export function useMyGroups(wanted: boolean): Remote<Offered[]> {
  const identity = useApi(identityApiRef);
  const catalog = useApi(catalogApiRef);
  return useRemote({
    key: String(wanted),
    load: async () => {
      if (!wanted) return [];
      const { userEntityRef } = await identity.getBackstageIdentity();
      const { items } = await catalog.getEntities({
        filter: { kind: 'Group', 'relations.hasMember': userEntityRef },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.title',
          'spec.profile',
        ],
      });
      return groupsOf(items);
    },
  });
}
