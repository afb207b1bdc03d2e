import type { GuardrailsApi } from '../api';
import type { HttpTransport } from './HttpTransport';

/** Making verdicts again, and what was announced in vain. @internal */
export function operatorCalls(
  server: HttpTransport,
): Pick<
  GuardrailsApi,
  | 'getReplay'
  | 'getBundle'
  | 'getAbilities'
  | 'listUndelivered'
  | 'resendUndelivered'
> {
  return {
    getReplay: (id, options) =>
      server.request(options, (api, rest) =>
        api.getReplay({ path: { id } }, rest),
      ),
    getBundle: async (digest, options) => {
      const answer = await server.send(options, (api, rest) =>
        api.getBundle({ path: { digest } }, rest),
      );
      return new Uint8Array(await answer.arrayBuffer());
    },
    getAbilities: options =>
      server.request(options, (api, rest) => api.getAbilities({}, rest)),
    listUndelivered: (query, options) =>
      server.request(options, (api, rest) =>
        api.listUndelivered({ query }, rest),
      ),
    resendUndelivered: async (id, options) => {
      await server.send(options, (api, rest) =>
        api.resendUndelivered({ path: { id } }, rest),
      );
    },
  };
}
