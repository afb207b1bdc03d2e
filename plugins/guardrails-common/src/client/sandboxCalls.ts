import type { GuardrailsApi, SandboxEnd } from '../api';
import type { HttpTransport } from './HttpTransport';

/** Targets that end by themselves. @internal */
export function sandboxCalls(
  server: HttpTransport,
): Pick<
  GuardrailsApi,
  | 'listSandboxes'
  | 'getSandbox'
  | 'extendSandbox'
  | 'endSandbox'
  | 'takeSandboxEnd'
  | 'reportSandboxEnd'
> {
  return {
    listSandboxes: ({ filter, limit, cursor }, options) =>
      server.request(options, (api, rest) =>
        api.listSandboxes({ query: { ...filter, limit, cursor } }, rest),
      ),
    getSandbox: (id, options) =>
      server.request(options, (api, rest) =>
        api.getSandbox({ path: { id } }, rest),
      ),
    extendSandbox: (id, body, options) =>
      server.request(options, (api, rest) =>
        api.extendSandbox({ path: { id }, body }, rest),
      ),
    endSandbox: (id, body, options) =>
      server.request(options, (api, rest) =>
        api.endSandbox({ path: { id }, body }, rest),
      ),
    takeSandboxEnd: async options => {
      const { items } = await server.request<{ items: SandboxEnd[] }>(
        options,
        (api, rest) => api.takeSandboxEnd({}, rest),
      );
      return items[0];
    },
    reportSandboxEnd: async (id, body, options) => {
      await server.send(options, (api, rest) =>
        api.reportSandboxEnd({ path: { id }, body }, rest),
      );
    },
  };
}
