import type { GuardrailsApi } from '../api';
import type { HttpTransport } from './HttpTransport';

/** Comments on decisions. @internal */
export function commentCalls(
  server: HttpTransport,
): Pick<
  GuardrailsApi,
  'listComments' | 'addComment' | 'editComment' | 'removeComment'
> {
  return {
    listComments: (id, { limit, cursor }, options) =>
      server.request(options, (api, rest) =>
        api.listComments({ path: { id }, query: { limit, cursor } }, rest),
      ),
    addComment: (id, body, options) =>
      server.request(options, (api, rest) =>
        api.addComment({ path: { id }, body }, rest),
      ),
    editComment: (id, body, options) =>
      server.request(options, (api, rest) =>
        api.editComment({ path: { id }, body }, rest),
      ),
    removeComment: (id, options) =>
      server.request(options, (api, rest) =>
        api.removeComment({ path: { id } }, rest),
      ),
  };
}
