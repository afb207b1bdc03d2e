import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { rootRouteRef } from './routes';

type Query = Record<string, string | undefined>;

/** Addresses of the page and of the tabs of entities. @internal */
export function useLinks(): {
  endpoints: (query?: Query) => string;
  incidents: (query?: Query) => string;
  maintenance: () => string;
} {
  const root = useRouteRef(rootRouteRef);
  return {
    endpoints: query => withQuery(`${root()}/endpoints`, query),
    incidents: query => withQuery(`${root()}/incidents`, query),
    maintenance: () => `${root()}/maintenance`,
  };
}

/** The address of the Health tab of an entity, by its reference. @internal */
export function useEntityLink(): (ref: string) => string {
  const entity = useRouteRef(entityRouteRef);
  return ref => {
    const { kind, namespace, name } = parseEntityRef(ref);
    const path = entity({
      kind: kind.toLocaleLowerCase('en-US'),
      namespace: namespace.toLocaleLowerCase('en-US'),
      name,
    });
    return `${path}/health`;
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
