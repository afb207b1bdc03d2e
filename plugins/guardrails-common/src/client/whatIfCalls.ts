import type { GuardrailsApi } from '../api';
import type { HttpTransport } from './HttpTransport';

/** Recorded decisions beside another policy. @internal */
export function whatIfCalls(
  server: HttpTransport,
): Pick<
  GuardrailsApi,
  | 'startWhatIf'
  | 'listWhatIfs'
  | 'getWhatIf'
  | 'cancelWhatIf'
  | 'listWhatIfResults'
  | 'exportWhatIfResults'
> {
  return {
    startWhatIf: (body, options) =>
      server.request(options, (api, rest) => api.startWhatIf({ body }, rest)),
    listWhatIfs: (query, options) =>
      server.request(options, (api, rest) => api.listWhatIfs({ query }, rest)),
    getWhatIf: (id, options) =>
      server.request(options, (api, rest) =>
        api.getWhatIf({ path: { id } }, rest),
      ),
    cancelWhatIf: async (id, options) => {
      await server.send(options, (api, rest) =>
        api.cancelWhatIf({ path: { id } }, rest),
      );
    },
    listWhatIfResults: (id, { filter, limit, cursor }, options) =>
      server.request(options, (api, rest) =>
        api.listWhatIfResults(
          { path: { id }, query: { ...filter, limit, cursor } },
          rest,
        ),
      ),
    exportWhatIfResults: async (id, { filter, format }, options) => {
      const answer = await server.send(options, (api, rest) =>
        api.exportWhatIfResults(
          { path: { id }, query: { ...filter, format } },
          rest,
        ),
      );
      return answer.text();
    },
  };
}
