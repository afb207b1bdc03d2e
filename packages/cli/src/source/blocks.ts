import type { SourceFile } from './readSource';

/** From the character after the opening brace or bracket to the closing one. @internal */
export type Range = { from: number; to: number };

/** A block or a value, and what is between its braces. @internal */
export type Found = { at: number; body?: Range };

/** The blocks of a file with this keyword and these labels, such as `resource "TYPE" "NAME"`. @internal */
export function topBlock(
  { text, masked }: SourceFile,
  keyword: string,
  labels: string[],
): Found | undefined {
  const header = /^[ \t]*([a-z]+)((?:[ \t]+(?:"[^"\n]*"|[\w-]+))*)[ \t]*\{/gm;
  for (const match of masked.matchAll(header)) {
    const [whole, word, masking] = match;
    if (word !== keyword) continue;
    const at = match.index + whole.indexOf(word);
    const start = at + word.length;
    const written = text.slice(start, start + masking.length);
    const given = written.trim().split(/\s+/).map(unquote);
    if (given.join('\n') !== labels.join('\n')) continue;
    return { at, body: bodyOf(masked, match.index + whole.length) };
  }
  return undefined;
}

/**
 * What one name says directly in a body: an argument, a block, a dynamic block or a key of an object. Nothing where
 * several have the name: the blocks of a set are in another order in a plan, and objects in a list have the same keys.
 * @internal
 */
export function entryOf(
  file: SourceFile,
  body: Range,
  name: string,
): Found | undefined {
  const found = entriesOf(file, body, name);
  return found.length === 1 ? found[0] : undefined;
}

function entriesOf(file: SourceFile, body: Range, name: string): Found[] {
  const { text, masked } = file;
  const entry =
    /(?:^|[\n{,])[ \t]*(?:dynamic[ \t]+)?("[^"\n]*"|[\p{L}_][\p{L}\p{N}_-]*)[ \t]*(?:"[^"\n]*"[ \t]*)?(=(?![=>])|:|\{)/gu;
  const found: Found[] = [];
  const inside = masked.slice(0, body.to);
  entry.lastIndex = Math.max(0, body.from - 1);
  for (let match = entry.exec(inside); match; match = entry.exec(inside)) {
    const [whole, word, opening] = match;
    const at = match.index + whole.search(/[^\s{,]/);
    const start = match.index + whole.indexOf(word);
    const written = unquote(text.slice(start, start + word.length));
    const end = entry.lastIndex;
    const range =
      opening === '{' ? bodyOf(masked, end) : valueOf(masked, end, body.to);
    if (written === name) found.push({ at, ...(range && { body: range }) });
    // What is inside belongs to this entry, not to the body.
    entry.lastIndex = range ? range.to : end;
  }
  return found;
}

/** What a value holds from its first brace or bracket on; it ends with its line, or where its brackets close. */
function valueOf(masked: string, from: number, to: number): Range | undefined {
  let depth = 0;
  let opened: number | undefined;
  let at = from;
  for (; at < to; at += 1) {
    const character = masked[at];
    if (depth === 0 && /[\n,}\])]/.test(character)) break;
    if ('{[('.includes(character)) depth += 1;
    if ('}])'.includes(character)) depth -= 1;
    if (opened === undefined && (character === '{' || character === '[')) {
      opened = at + 1;
    }
  }
  return opened === undefined ? undefined : { from: opened, to: at };
}

function bodyOf(masked: string, from: number): Range {
  let depth = 1;
  for (let at = from; at < masked.length; at += 1) {
    if ('{[('.includes(masked[at])) depth += 1;
    if ('}])'.includes(masked[at])) depth -= 1;
    if (depth === 0) return { from, to: at };
  }
  return { from, to: masked.length };
}

function unquote(text: string): string {
  return /^".*"$/.test(text) ? text.slice(1, -1) : text;
}
