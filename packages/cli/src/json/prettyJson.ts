/** About so many characters are handed out at once. */
const PIECE = 1_000_000;

/** Below this depth a value is small: a finding, not the list of them. */
const DEPTH = 4;

/**
 * `JSON.stringify(value, null, 2)` and a line feed, in pieces: hundreds of thousands of findings are never there
 * as one string.
 * @internal
 */
export function* prettyJson(value: object): Iterable<string> {
  let piece = '';
  for (const text of write(value, 0)) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}\n`;
}

function* write(value: unknown, depth: number): Iterable<string> {
  const list = Array.isArray(value);
  const entries =
    typeof value === 'object' && value !== null
      ? Object.entries(value).filter(([, item]) => item !== undefined)
      : [];
  if (depth >= DEPTH || entries.length === 0) {
    yield JSON.stringify(value, null, 2).replaceAll('\n', indent(depth));
    return;
  }
  yield list ? '[' : '{';
  for (const [i, [key, item]] of entries.entries()) {
    const name = list ? '' : `${JSON.stringify(key)}: `;
    yield `${i === 0 ? '' : ','}${indent(depth + 1)}${name}`;
    yield* write(item, depth + 1);
  }
  yield `${indent(depth)}${list ? ']' : '}'}`;
}

function indent(depth: number): string {
  return `\n${'  '.repeat(depth)}`;
}
