import type { GuardrailsApi } from '../api';
import type { HttpTransport } from './HttpTransport';

/** What policy did over time. @internal */
export function insightsCalls(
  server: HttpTransport,
): Pick<GuardrailsApi, 'getInsights' | 'exportInsights'> {
  return {
    getInsights: (query, options) =>
      server.request(options, (api, rest) => api.getInsights({ query }, rest)),
    exportInsights: async ({ request, format }, options) => {
      const answer = await server.send(options, (api, rest) =>
        api.exportInsights({ query: { ...request, format } }, rest),
      );
      return answer.text();
    },
  };
}
