import type { GuardrailsApi } from '../api';
import type { Server } from './Server';

/** Exceptions and requests for other thresholds and rules. @internal */
export function exceptionCalls(
  server: Server,
): Pick<
  GuardrailsApi,
  | 'requestException'
  | 'listExceptions'
  | 'getException'
  | 'revokeException'
  | 'getExceptionDebt'
  | 'requestPolicy'
  | 'listPolicyRequests'
> {
  return {
    requestException: (body, options) =>
      server.ask(options, (api, rest) => api.requestException({ body }, rest)),
    listExceptions: ({ filter, limit, cursor }, options) =>
      server.ask(options, (api, rest) =>
        api.listExceptions({ query: { ...filter, limit, cursor } }, rest),
      ),
    getException: (id, options) =>
      server.ask(options, (api, rest) =>
        api.getException({ path: { id } }, rest),
      ),
    revokeException: (id, body, options) =>
      server.ask(options, (api, rest) =>
        api.revokeException({ path: { id }, body }, rest),
      ),
    getExceptionDebt: options =>
      server.ask(options, (api, rest) => api.getExceptionDebt({}, rest)),
    requestPolicy: (body, options) =>
      server.ask(options, (api, rest) => api.requestPolicy({ body }, rest)),
    listPolicyRequests: ({ limit, cursor }, options) =>
      server.ask(options, (api, rest) =>
        api.listPolicyRequests({ query: { limit, cursor } }, rest),
      ),
  };
}
