import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';

/**
 * Control, format, private-use and direction characters, separators, fillers and selectors that are not seen, without
 * the line feed, the tab, and the two joiners and the selector of coloured emoji, which scripts and emoji need.
 */
const unseen =
  /(?![\n\t\u200c\u200d\ufe0f])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** Something that can be read: a letter, a number, a sign. The empty pattern of Braille is a sign, and blank. */
const readable = /(?!\u2800)[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * The text of a comment as it is kept. Nothing is taken out of it: what could pass for something else is refused. How
 * long it may be is checked with the body, by the description of the API.
 * @throws GuardrailsError `comment-invalid`
 * @internal
 */
export function requireText(written: string): string {
  const text = written.replace(/\r\n?/g, '\n').trim();
  const [found] = unseen.exec(text) ?? [];
  if (found !== undefined) {
    const code = found.codePointAt(0)!.toString(16).padStart(4, '0');
    throw refused(
      `The comment has a character that is not seen (U+${code.toUpperCase()}). Remove it.`,
    );
  }
  if (!readable.test(text)) throw refused('The comment is empty.');
  return text;
}

function refused(message: string): GuardrailsError {
  return new GuardrailsError({
    code: 'comment-invalid',
    message,
    path: '/text',
  });
}
