import type { Routes } from '../../http';
import type { Recorder } from '../../record';
import type { Outbox } from '../../announce';
import type { CommentDeps } from './CommentDeps';
import { addComment } from './commands/addComment';
import { editComment } from './commands/editComment';
import { removeComment } from './commands/removeComment';
import { listComments } from './queries/listComments';
import { addCommentRoutes } from './routes';
import { CommentStore } from './store/CommentStore';

/** What people write to one another about a decision. @internal */
export function createComments(
  options: Omit<CommentDeps, 'store' | 'to'> &
    Pick<Recorder, 'knex' | 'ledger'> & { outbox: Outbox },
): { routes: Routes } {
  const { access, approvals, log, people, quotas, readers } = options;
  const { knex, ledger, outbox } = options;
  const deps: CommentDeps = {
    ...{ access, approvals, log, people, quotas, readers },
    store: new CommentStore({ knex }),
    to: { ledger, outbox },
  };
  return {
    routes: tools =>
      addCommentRoutes(tools, {
        comments: {
          list: (caller, request) => listComments(deps, caller, request),
          add: (caller, request) => addComment(deps, caller, request),
          edit: (caller, request) => editComment(deps, caller, request),
          remove: (caller, request) => removeComment(deps, caller, request),
        },
      }),
  };
}
