import {
  GuardrailsError,
  type Comment,
} from '@backstage-guardrails/plugin-guardrails-common';
import { databaseTime } from '../../../base/database';
import type { Caller } from '../../../identity/actors';
import { requireOwnSession } from '../../../identity/people';
import { recordEvents } from '../../../record';
import type { CommentDeps } from '../CommentDeps';
import { toCommentAnnouncements } from '../events/toCommentAnnouncements';
import { toCommentRecord } from '../events/toCommentRecord';
import { shownTo } from '../queries/listComments';
import { noComment, removableComment } from '../queries/readableComment';

/**
 * Erases the text of a comment and its salt; who removed it and when stay. For its author, and for operators, who have
 * to be able to remove what should not be there. One that was removed before is answered as it is.
 * @throws GuardrailsError `humans-only`, `not-found`, `not-allowed`
 * @internal
 */
export async function removeComment(
  deps: Pick<CommentDeps, 'access' | 'approvals' | 'log' | 'store' | 'to'>,
  caller: Caller,
  { id }: { id: string },
): Promise<Comment> {
  requireOwnSession(caller);
  const { store, to } = deps;
  const by = caller.actor.ref;
  const { row: before, stored } = await removableComment(deps, caller, id);
  if (before.author !== by && !caller.operator) {
    throw new GuardrailsError({
      code: 'not-allowed',
      message:
        'A comment can be removed by its author and by members of guardrails.access.operators.',
    });
  }
  return store.transact(async transaction => {
    const at = await databaseTime(transaction);
    const row = await store.change(transaction, {
      id,
      to: { text: null, salt: null, removed_at: at, removed_by: by },
    });
    if (!row) {
      const left = await store.row(id, transaction);
      if (!left) throw noComment(id);
      return shownTo(caller, left, at);
    }
    await recordEvents({
      transaction,
      to,
      events: [
        {
          entry: toCommentRecord(row, 'comment-removed', { at, by }),
          announcements: toCommentAnnouncements(
            { row, decision: stored.decision },
            { topic: 'removed', at },
          ),
        },
      ],
    });
    return shownTo(caller, row, at);
  });
}
