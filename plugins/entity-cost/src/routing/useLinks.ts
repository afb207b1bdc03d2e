import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { rootRouteRef } from './routes';

type Query = Record<string, string | undefined>;

/** Addresses of the plugin's own pages. @internal */
export function useLinks(): {
  month: (query?: Query) => string;
  budgets: () => string;
  rules: () => string;
  loads: () => string;
  load: (id: string) => string;
  /** The Cost tab of an entity, by its reference. */
  entity: (ref: string, query?: Query) => string;
} {
  const root = useRouteRef(rootRouteRef);
  const entity = useRouteRef(entityRouteRef);
  return {
    month: query => withQuery(`${root()}/month`, query),
    budgets: () => `${root()}/budgets`,
    rules: () => `${root()}/rules`,
    loads: () => `${root()}/loads`,
    load: id => `${root()}/loads/${encodeURIComponent(id)}`,
    entity: (ref, query) => {
      const { kind, namespace, name } = parseEntityRef(ref);
      const path = entity({
        kind: kind.toLocaleLowerCase('en-US'),
        namespace: namespace.toLocaleLowerCase('en-US'),
        name,
      });
      return withQuery(`${path}/cost`, query);
    },
  };
}

function withQuery(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value) params.set(name, value);
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}
