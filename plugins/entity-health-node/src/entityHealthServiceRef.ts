import {
  type AuthService,
  type BackstageCredentials,
  coreServices,
  createServiceFactory,
  createServiceRef,
  type DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  EntityHealthClient,
  type EntityStatus,
} from '@backstage-guardrails/plugin-entity-health-common';

/** Entities in one request. */
const BATCH = 200;

/** Health of entities for other plugins of the backend. @public */
export interface EntityHealthService {
  /**
   * The status of entities and whether they meet the health contract, by entity reference in lower case. Entities that
   * have no endpoint are left out, and so are those that the credentials may not read.
   *
   * Throws an `EntityHealthError` of the common package where the service does not answer: take no missing answer for a
   * healthy entity.
   */
  getStatuses(
    entityRefs: readonly string[],
    options: { credentials: BackstageCredentials; signal?: AbortSignal },
  ): Promise<Map<string, EntityStatus>>;
}

/**
 * The health service. It asks the entity-health plugin over HTTP, wherever that runs.
 * @public
 */
export const entityHealthServiceRef = createServiceRef<EntityHealthService>({
  id: 'entity-health',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: createService,
    }),
});

function createService(services: {
  auth: AuthService;
  discovery: DiscoveryService;
}): EntityHealthService {
  const { auth, discovery } = services;
  const client = new EntityHealthClient({ discoveryApi: discovery });
  return {
    async getStatuses(entityRefs, { credentials, signal }) {
      const refs = [...new Set(entityRefs)];
      const statuses = new Map<string, EntityStatus>();
      for (let from = 0; from < refs.length; from += BATCH) {
        const { token } = await auth.getPluginRequestToken({
          onBehalfOf: credentials,
          targetPluginId: 'entity-health',
        });
        const batch = refs.slice(from, from + BATCH);
        const { items } = await client.getEntityStatuses(batch, {
          token,
          signal,
        });
        for (const item of items) statuses.set(item.entityRef, item);
      }
      return statuses;
    },
  };
}
