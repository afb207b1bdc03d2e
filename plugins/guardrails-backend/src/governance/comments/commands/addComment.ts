import {
  GuardrailsError,
  type Comment,
} from '@backstage-guardrails/plugin-guardrails-common';
import { uuidv7 } from 'uuidv7';
import { databaseTime } from '../../../base/database';
import {
  holdDecision,
  notFound,
  readableDecision,
} from '../../../decision/decisions';
import type { Caller } from '../../../identity/actors';
import { requireOwnSession } from '../../../identity/people';
import { recordEvents } from '../../../record';
import type { CommentDeps } from '../CommentDeps';
import { digestOf } from '../events/digestOf';
import { toCommentAnnouncements } from '../events/toCommentAnnouncements';
import { toCommentRecord } from '../events/toCommentRecord';
import { requireText } from '../model/requireText';
import { shownTo } from '../queries/listComments';
import { listParticipants } from './listParticipants';
import { requireMentions } from './requireMentions';

/** Of one decision; two people at the same moment can go over it by one, which harms nothing. */
const MAX_COMMENTS = 1_000;

/**
 * Puts a comment of a person on record. Whether they may read the decision comes first, so a refusal of anything else
 * tells nothing about one that they may not; the quota comes before people are looked up.
 * @throws GuardrailsError `humans-only`, `not-found`, `comment-invalid`, `comments-full`, `quota-exceeded`, `mention-refused`
 * @internal
 */
export async function addComment(
  deps: CommentDeps,
  caller: Caller,
  request: { decision: string; text: string },
): Promise<Comment> {
  requireOwnSession(caller);
  const { store, to } = deps;
  const id = request.decision;
  const stored = await readableDecision({ ...deps, caller, id });
  const text = requireText(request.text);
  if (await store.has(id, MAX_COMMENTS)) throw full();
  await deps.quotas.take(caller.principal, 'commentsPerHour');
  const author = caller.actor.ref;
  const people = await requireMentions(deps, { text, stored });
  const mentioned = people.filter(person => person !== author);
  const recipients = await listParticipants(deps, {
    stored,
    except: [author, ...mentioned],
  });
  const { digest, salt } = digestOf(text);
  return store.transact(async transaction => {
    // Its retention may have ended since it was read.
    if (!(await holdDecision(transaction, id))) throw notFound(id);
    const at = await databaseTime(transaction);
    const row = {
      ...{ id: uuidv7(), decision_id: id, author, at, text, salt },
      ...{ edited_at: null, removed_at: null, removed_by: null },
    };
    await store.insert(transaction, row);
    await recordEvents({
      transaction,
      to,
      events: [
        {
          entry: toCommentRecord(row, 'comment-added', {
            at,
            by: author,
            digest,
          }),
          announcements: toCommentAnnouncements(
            { row, decision: stored.decision },
            { topic: 'added', at, recipients, mentioned },
          ),
        },
      ],
    });
    return shownTo(caller, row, at);
  });
}

function full(): GuardrailsError {
  return new GuardrailsError({
    code: 'comments-full',
    message: `This run has ${MAX_COMMENTS} comments, the most that one can have. Continue the discussion elsewhere.`,
  });
}
