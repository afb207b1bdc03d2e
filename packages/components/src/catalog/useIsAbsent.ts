import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { useApiHolder } from '@backstage/core-plugin-api';
import {
  type CatalogApi,
  catalogApiRef,
} from '@backstage/plugin-catalog-react';
import { useRemote } from '../remote/useRemote';
import { EntityLookup } from './EntityLookup';

const lookups = new WeakMap<CatalogApi, EntityLookup>();

/** Whether the catalog has no such entity for this person; not where that is not known (yet). @internal */
export function useIsAbsent(options: {
  entityRef: string;
  defaultKind?: string;
}): boolean {
  const catalog = useApiHolder().get(catalogApiRef);
  const ref = stringifyEntityRef(parseEntityRef(options.entityRef, options));
  const found = useRemote({
    key: ref,
    load: async () => (catalog ? lookupOf(catalog).has(ref) : true),
  });
  return found.status === 'ready' && !found.value;
}

function lookupOf(catalog: CatalogApi): EntityLookup {
  const lookup = lookups.get(catalog) ?? new EntityLookup(catalog);
  lookups.set(catalog, lookup);
  return lookup;
}
