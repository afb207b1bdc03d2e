import type { Comment } from '@backstage-guardrails/plugin-guardrails-common';
import { editableUntil } from './editing';
import type { CommentRow } from './rows';

/** A comment as a reader sees it. @internal */
export function toComment(
  row: CommentRow,
  options: {
    now: string;
    /** The person who reads it in their own session; no one else can change it. */
    person?: string;
    operator: boolean;
  },
): Comment {
  const { now, person, operator } = options;
  const { id, author, at } = row;
  if (row.text === null) {
    return {
      id,
      author,
      at,
      state: 'removed',
      removedAt: row.removed_at ?? at,
      removedBy: row.removed_by ?? author,
    };
  }
  const own = person === author;
  const until = editableUntil(row);
  return {
    id,
    author,
    at,
    state: 'shown',
    text: row.text,
    ...(row.edited_at !== null && { editedAt: row.edited_at }),
    ...(own && until > now && { editableUntil: until }),
    removable: own || (operator && person !== undefined),
  };
}
