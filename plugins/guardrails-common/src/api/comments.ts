/**
 * A comment of a person on a decision. `removed`: the text is erased; who removed it and when stay.
 * @public
 */
export type Comment = {
  id: string;
  /** Entity ref of the person who wrote it. */
  author: string;
  at: string;
} & (
  | {
      state: 'shown';
      /** Markdown, as it was written: a page that shows it renders neither HTML nor images. */
      text: string;
      editedAt?: string;
      /** For its author, while it can be edited. */
      editableUntil?: string;
      /** Whether the caller can remove it. */
      removable: boolean;
    }
  | { state: 'removed'; removedAt: string; removedBy: string }
);

/** Characters that a comment can have; a character is a Unicode code point. @public */
export const COMMENT_LENGTH = 4_000;
