/** Longer lines say nothing more to a reader. */
const LONGEST = 500;

/**
 * One line out of text that holds names others chose: what could begin a new line, turn the direction of the text or
 * hide is written as its code point.
 * @internal
 */
export function plainText(text: string): string {
  const line = text.replace(
    /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029]/gu,
    character => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}...` : line;
}
