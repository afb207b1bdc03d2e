/**
 * Characters that change what a reader sees without being seen: control and format characters
 * (bidirectional overrides, zero-width and tag characters), line and paragraph separators,
 * private-use characters and lone surrogates.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

const named: Record<string, string> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * Makes invisible characters visible, so that an address or a value cannot forge lines of a log,
 * move the cursor of a terminal or reverse the reading order. It does not escape for HTML or a shell.
 * @public
 */
export function escapeForDisplay(text: string): string {
  return text.replace(
    invisible,
    character =>
      named[character] ??
      `\\u{${character.codePointAt(0)!.toString(16).padStart(4, '0')}}`,
  );
}
