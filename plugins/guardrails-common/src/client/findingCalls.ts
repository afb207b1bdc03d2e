import type { GuardrailsApi } from '../api';
import type { HttpTransport } from './HttpTransport';

/** What is not compliant. @internal */
export function findingCalls(
  server: HttpTransport,
): Pick<
  GuardrailsApi,
  | 'listFindings'
  | 'getFinding'
  | 'decideOnFinding'
  | 'summarizeFindings'
  | 'listEntityFindings'
  | 'exportFindings'
> {
  return {
    listFindings: ({ filter, limit, cursor }, options) =>
      server.request(options, (api, rest) =>
        api.listFindings({ query: { ...filter, limit, cursor } }, rest),
      ),
    getFinding: (id, options) =>
      server.request(options, (api, rest) =>
        api.getFinding({ path: { id } }, rest),
      ),
    decideOnFinding: (id, options) =>
      server.request(options, (api, rest) =>
        api.decideOnFinding({ path: { id } }, rest),
      ),
    summarizeFindings: (query, options) =>
      server.request(options, (api, rest) =>
        api.summarizeFindings({ query }, rest),
      ),
    listEntityFindings: ({ entities, ...query }, options) =>
      server.request(options, (api, rest) =>
        api.listEntityFindings({ query: { ...query, entity: entities } }, rest),
      ),
    exportFindings: async ({ filter, format }, options) => {
      const answer = await server.send(options, (api, rest) =>
        api.exportFindings({ query: { ...filter, format } }, rest),
      );
      return answer.text();
    },
  };
}
