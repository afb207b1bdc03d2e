import type { GuardrailsApi } from '../api';
import type { Server } from './Server';

/** Making verdicts again, and what was announced in vain. @internal */
export function operatorCalls(
  server: Server,
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
      server.ask(options, (api, rest) => api.getReplay({ path: { id } }, rest)),
    getBundle: async (digest, options) => {
      const answer = await server.tell(options, (api, rest) =>
        api.getBundle({ path: { digest } }, rest),
      );
      return new Uint8Array(await answer.arrayBuffer());
    },
    getAbilities: options =>
      server.ask(options, (api, rest) => api.getAbilities({}, rest)),
    listUndelivered: (query, options) =>
      server.ask(options, (api, rest) => api.listUndelivered({ query }, rest)),
    resendUndelivered: async (id, options) => {
      await server.tell(options, (api, rest) =>
        api.resendUndelivered({ path: { id } }, rest),
      );
    },
  };
}
