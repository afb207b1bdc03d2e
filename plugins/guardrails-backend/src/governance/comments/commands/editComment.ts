import {
  GuardrailsError,
  type Comment,
} from '@backstage-guardrails/plugin-guardrails-common';
import { databaseTime } from '../../../base/database';
import type { Caller } from '../../../identity/actors';
import { personRef, requireOwnSession } from '../../../identity/people';
import { recordEvents } from '../../../record';
import type { CommentDeps } from '../CommentDeps';
import { digestOf } from '../events/digestOf';
import { toCommentAnnouncements } from '../events/toCommentAnnouncements';
import { toCommentRecord } from '../events/toCommentRecord';
import { editableSince } from '../model/editing';
import { findMentions } from '../model/findMentions';
import { requireText } from '../model/requireText';
import { shownTo } from '../queries/listComments';
import { readableComment } from '../queries/readableComment';
import { requireMentions } from './requireMentions';

/**
 * Replaces the text of the caller's own comment, within its time by the database's clock. Those whom only the new text
 * mentions are notified; everybody else was told of the comment.
 * @throws GuardrailsError `humans-only`, `not-found`, `not-allowed`, `comment-closed`, `comment-invalid`, `quota-exceeded`, `mention-refused`
 * @internal
 */
export async function editComment(
  deps: CommentDeps,
  caller: Caller,
  request: { id: string; text: string },
): Promise<Comment> {
  requireOwnSession(caller);
  const { store, to } = deps;
  const author = caller.actor.ref;
  const { row: before, stored } = await readableComment(
    deps,
    caller,
    request.id,
  );
  if (before.author !== author) throw notAuthor();
  if (before.text === null) throw closed('The comment was removed.');
  const text = requireText(request.text);
  await deps.quotas.take(caller.principal, 'commentsPerHour');
  const people = await requireMentions(deps, { text, stored });
  const known = [author, ...peopleIn(before.text)];
  const mentioned = people.filter(person => !known.includes(person));
  const { digest, salt } = digestOf(text);
  return store.transact(async transaction => {
    const at = await databaseTime(transaction);
    const row = await store.change(transaction, {
      id: before.id,
      narrow: query => query.where('at', '>', editableSince(at)),
      to: { text, salt, edited_at: at },
    });
    if (!row) {
      throw closed(
        'A comment can be edited for five minutes, unless it is removed. Add another one.',
      );
    }
    await recordEvents({
      transaction,
      to,
      events: [
        {
          entry: toCommentRecord(row, 'comment-edited', {
            at,
            by: author,
            digest,
          }),
          announcements: toCommentAnnouncements(
            { row, decision: stored.decision },
            { topic: 'edited', at, mentioned },
          ),
        },
      ],
    });
    return shownTo(caller, row, at);
  });
}

/** Those whom a text mentions that was accepted before. */
function peopleIn(text: string): string[] {
  return findMentions(text).flatMap(ref => personRef(ref) ?? []);
}

function notAuthor(): GuardrailsError {
  return new GuardrailsError({
    code: 'not-allowed',
    message: 'A comment can be edited by its author only.',
  });
}

function closed(message: string): GuardrailsError {
  return new GuardrailsError({ code: 'comment-closed', message });
}
