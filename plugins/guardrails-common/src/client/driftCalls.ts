import type { DriftCheck, GuardrailsApi } from '../api';
import type { HttpTransport } from './HttpTransport';

/** What is not as it was applied, and the checks that tell. @internal */
export function driftCalls(
  server: HttpTransport,
): Pick<GuardrailsApi, 'listDrift' | 'takeDriftCheck' | 'reportDriftCheck'> {
  return {
    listDrift: ({ filter, limit, cursor }, options) =>
      server.request(options, (api, rest) =>
        api.listDrift({ query: { ...filter, limit, cursor } }, rest),
      ),
    takeDriftCheck: async options => {
      const { items } = await server.request<{ items: DriftCheck[] }>(
        options,
        (api, rest) => api.takeDriftCheck({}, rest),
      );
      return items[0];
    },
    reportDriftCheck: async (id, body, options) => {
      await server.send(options, (api, rest) =>
        api.reportDriftCheck({ path: { id }, body }, rest),
      );
    },
  };
}
