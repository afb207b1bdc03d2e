import { entityPath } from '@backstage-guardrails/service-client';
import type { EntityCostApi } from '../api';
import { service } from './service';
import { HttpTransport } from './HttpTransport';

/**
 * The service of entity cost over HTTP, in the browser and in Node. Every refusal is an `EntityCostError` with the code
 * that the server gave.
 * @public
 */
export class EntityCostClient {
  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    const server = new HttpTransport(options);
    // The annotation is the proof that no call is missing.
    const calls: EntityCostApi = {
      getStatus: rest =>
        server.request(rest, (api, token) => api.getStatus({}, token)),
      getEntityCosts: async ({ entityRef, ...query }, rest) =>
        server.request(rest, (api, token) =>
          api.getEntityCosts(
            { path: entityPath(entityRef, service.Failure), query },
            token,
          ),
        ),
      getEntityUsage: async ({ entityRef, ...query }, rest) =>
        server.request(rest, (api, token) =>
          api.getEntityUsage(
            { path: entityPath(entityRef, service.Failure), query },
            token,
          ),
        ),
      getEntityMetrics: async ({ entityRef }, rest) =>
        server.request(rest, (api, token) =>
          api.getEntityMetrics(
            { path: entityPath(entityRef, service.Failure) },
            token,
          ),
        ),
      exportEntityUsage: async ({ entityRef, ...query }, rest) => {
        const path = entityPath(entityRef, service.Failure);
        const answer = await server.send(rest, (api, token) =>
          api.exportEntityUsage({ path, query }, token),
        );
        return answer.text();
      },
      getCostsOfEntities: (body, rest) =>
        server.request(rest, (api, token) =>
          api.getCostsOfEntities({ body }, token),
        ),
      listCosts: (query, rest) =>
        server.request(rest, (api, token) => api.listCosts({ query }, token)),
      listUnallocated: (query, rest) =>
        server.request(rest, (api, token) =>
          api.listUnallocated({ query }, token),
        ),
      exportCosts: async (query, rest) => {
        const answer = await server.send(rest, (api, token) =>
          api.exportCosts({ query }, token),
        );
        return answer.text();
      },
      listLoads: (query, rest) =>
        server.request(rest, (api, token) => api.listLoads({ query }, token)),
      getLoad: (id, rest) =>
        server.request(rest, (api, token) =>
          api.getLoad({ path: { id } }, token),
        ),
      uploadLoad: (file, rest) => server.upload(file, rest),
      getRules: rest =>
        server.request(rest, (api, token) => api.getRules({}, token)),
      putRules: (body, rest) =>
        server.request(rest, (api, token) => api.putRules({ body }, token)),
      tryRules: (body, rest) =>
        server.request(rest, (api, token) => api.tryRules({ body }, token)),
      listBudgets: (query, rest) =>
        server.request(rest, (api, token) => api.listBudgets({ query }, token)),
      lookUpBudgets: (body, rest) =>
        server.request(rest, (api, token) =>
          api.lookUpBudgets({ body }, token),
        ),
      putBudget: (body, rest) =>
        server.request(rest, (api, token) => api.putBudget({ body }, token)),
      deleteBudget: async (id, rest) => {
        await server.send(rest, (api, token) =>
          api.deleteBudget({ path: { id } }, token),
        );
      },
      estimateCosts: (body, rest) =>
        server.request(rest, (api, token) =>
          api.estimateCosts({ body }, token),
        ),
      getEstimateAccuracy: rest =>
        server.request(rest, (api, token) =>
          api.getEstimateAccuracy({}, token),
        ),
    };
    Object.assign(this, calls);
  }
}

/** All calls of the service. @public */
export interface EntityCostClient extends EntityCostApi {}
