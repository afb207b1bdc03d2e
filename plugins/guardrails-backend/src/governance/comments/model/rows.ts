/**
 * A comment on record. It has no seal, unlike rows that give authority: nothing is approved, applied or waived because
 * of a comment, and none is part of a fingerprint. That a text is the one that was written shows by its digest on the
 * ledger.
 * @internal
 */
export type CommentRow = {
  id: string;
  decision_id: string;
  author: string;
  at: string;
  text: string | null;
  salt: string | null;
  edited_at: string | null;
  removed_at: string | null;
  removed_by: string | null;
};
