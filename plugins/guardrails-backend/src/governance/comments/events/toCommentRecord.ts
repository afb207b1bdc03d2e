import type { LedgerRecord } from '../../../record/ledger';
import type { CommentRow } from '../model/rows';

/** What happened to a comment. */
type CommentEvent = 'comment-added' | 'comment-edited' | 'comment-removed';

/** An entry for the ledger: who and when, and of the text its digest alone. @internal */
export function toCommentRecord(
  row: CommentRow,
  event: CommentEvent,
  details: { at: string; by: string; digest?: string },
): LedgerRecord {
  return {
    kind: 'comment',
    subjects: { decision: row.decision_id },
    payload: { event, comment: row.id, author: row.author, ...details },
  };
}
