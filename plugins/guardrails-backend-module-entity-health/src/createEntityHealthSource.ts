import type { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { ENDPOINTS_ANNOTATION } from '@backstage-guardrails/plugin-entity-health-common';
import type { EntityHealthService } from '@backstage-guardrails/plugin-entity-health-node';
import type { EntityFactSource } from '@backstage-guardrails/plugin-guardrails-node';
import { HEALTH, healthFact, NOT_READ, SOURCE } from './healthFact';

const PAGE = 200;

/** Entities that declare a health endpoint, as the health plugin finds them. */
const filter: Record<string, string | symbol>[] = [
  { [`metadata.annotations.${ENDPOINTS_ANNOTATION}`]: CATALOG_FILTER_EXISTS },
  { 'metadata.links.type': 'health' },
];

const fields = ['kind', 'metadata.name', 'metadata.namespace'];

/**
 * The health of every entity that declares an endpoint. If the health plugin does not answer, or the catalog, reading
 * fails as a whole: an entity without an answer must not look like one without an endpoint.
 * @internal
 */
export function createEntityHealthSource(deps: {
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  catalog: Pick<CatalogService, 'streamEntities'>;
  health: EntityHealthService;
}): EntityFactSource {
  const { auth, catalog, health } = deps;
  return {
    id: SOURCE,
    names: [HEALTH],
    otherwise: { [HEALTH]: null },
    async *read({ entities } = {}) {
      const credentials = await auth.getOwnServiceCredentials();
      const pages = catalog.streamEntities(
        {
          filter: entities ? entities.flatMap(declaredBy) : filter,
          ...{ fields, pageSize: PAGE },
        },
        { credentials },
      );
      for await (const page of pages) {
        const refs = page.map(entity => stringifyEntityRef(entity));
        const statuses = await health.getStatuses(refs, { credentials });
        for (const entity of refs) {
          const status = statuses.get(entity);
          const value = status ? healthFact(status) : NOT_READ;
          yield { entity, facts: { [HEALTH]: value } };
        }
      }
    },
  };
}

/** The same of one entity: a request asks, and all that the catalog has would be read for it. */
function declaredBy(ref: string) {
  const { kind, namespace, name } = parseEntityRef(ref);
  const named = {
    kind,
    'metadata.namespace': namespace,
    'metadata.name': name,
  };
  return filter.map(declares => ({ ...named, ...declares }));
}
