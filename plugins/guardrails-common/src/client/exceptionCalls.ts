import type { GuardrailsApi } from '../api';
import type { HttpTransport } from './HttpTransport';

/** Exceptions and requests for other thresholds and rules. @internal */
export function exceptionCalls(
  server: HttpTransport,
): Pick<
  GuardrailsApi,
  | 'requestException'
  | 'listExceptions'
  | 'exportExceptions'
  | 'getException'
  | 'revokeException'
  | 'getExceptionDebt'
  | 'requestPolicy'
  | 'listPolicyRequests'
> {
  return {
    requestException: (body, options) =>
      server.request(options, (api, rest) =>
        api.requestException({ body }, rest),
      ),
    listExceptions: ({ filter, ...page }, options) =>
      server.request(options, (api, rest) =>
        api.listExceptions({ query: { ...filter, ...page } }, rest),
      ),
    exportExceptions: async ({ filter, format }, options) => {
      const answer = await server.send(options, (api, rest) =>
        api.exportExceptions({ query: { ...filter, format } }, rest),
      );
      return answer.text();
    },
    getException: (id, options) =>
      server.request(options, (api, rest) =>
        api.getException({ path: { id } }, rest),
      ),
    revokeException: (id, body, options) =>
      server.request(options, (api, rest) =>
        api.revokeException({ path: { id }, body }, rest),
      ),
    getExceptionDebt: options =>
      server.request(options, (api, rest) => api.getExceptionDebt({}, rest)),
    requestPolicy: (body, options) =>
      server.request(options, (api, rest) => api.requestPolicy({ body }, rest)),
    listPolicyRequests: ({ limit, cursor }, options) =>
      server.request(options, (api, rest) =>
        api.listPolicyRequests({ query: { limit, cursor } }, rest),
      ),
  };
}
