import { addMilliseconds } from '../../../base/time';

/** How long a comment can be edited: typing errors, not what others have answered by then. */
const EDITING = 5 * 60_000;

/** Until when a comment can be edited. @internal */
export function editableUntil(comment: { at: string }): string {
  return addMilliseconds(comment.at, EDITING);
}

/** What a comment has to be newer than, so that it can still be edited. @internal */
export function editableSince(now: string): string {
  return addMilliseconds(now, -EDITING);
}
