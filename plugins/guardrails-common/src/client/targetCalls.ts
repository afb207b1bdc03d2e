import { entityPath } from '@backstage-guardrails/service-client';
import type { GuardrailsApi, TargetEntry } from '../api';
import { service } from './service';
import type { HttpTransport } from './HttpTransport';

/** The registry of what was provisioned. @internal */
export function targetCalls(
  server: HttpTransport,
): Pick<
  GuardrailsApi,
  'getTarget' | 'listTargets' | 'releaseTarget' | 'importTargets'
> {
  return {
    getTarget: async (entityRef, options) => {
      const path = entityPath(entityRef, service.Failure);
      const { items } = await server.request<{ items: TargetEntry[] }>(
        options,
        (api, rest) => api.getTarget({ path }, rest),
      );
      return items;
    },
    listTargets: ({ filter, limit, cursor }, options) =>
      server.request(options, (api, rest) =>
        api.listTargets({ query: { ...filter, limit, cursor } }, rest),
      ),
    releaseTarget: async (entityRef, body, options) => {
      const path = entityPath(entityRef, service.Failure);
      return server.request(options, (api, rest) =>
        api.releaseTarget({ path, body }, rest),
      );
    },
    importTargets: (body, options) =>
      server.request(options, (api, rest) => api.importTargets({ body }, rest)),
  };
}
