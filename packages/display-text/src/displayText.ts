/**
 * Characters that change what a reader sees without being seen: control and format characters, separators, private-use
 * characters and lone surrogates; and the marks that stack upon a letter, of which a name needs few.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
const stacked = /(\p{M}{3})\p{M}+/gu;

/**
 * Plain text that another system chose, as it may be stored and shown: on one line, with invisible characters written
 * out, at most `limit` characters. It is text, not HTML: render it as a text node.
 * @public
 */
export function displayText(text: string, limit = 100): string {
  const escaped = text
    .slice(0, limit * 4)
    .trim()
    .replace(stacked, '$1')
    .replace(
      invisible,
      character => `\\u{${character.codePointAt(0)!.toString(16)}}`,
    );
  const characters = Array.from(escaped);
  return characters.length <= limit
    ? escaped
    : `${characters.slice(0, limit - 1).join('')}…`;
}
