/**
 * Characters that a name or a title has no use for and that make it look like something else: controls, line and
 * paragraph separators, marks that turn the reading direction, and what has no width.
 */
const REFUSED =
  '\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb';

/** The pattern of names and titles, as the API description has it. @public */
export const SINGLE_LINE = `^[^${REFUSED}]*$`;

const singleLine = new RegExp(SINGLE_LINE, 'u');

/** Whether a text is one line that looks like what it is. @public */
export function isSingleLine(text: string): boolean {
  return singleLine.test(text);
}
