/** @internal */
export type RegoToken = {
  kind: 'name' | 'text' | 'other';
  text: string;
  /** Whether white space or a comment is in front of it. */
  apart: boolean;
};

/** What of a Rego file decides. @internal */
export type RegoFile = {
  /** Segments of the package it belongs to. */
  package: string[];
  /** The code without comments, with each stretch of white space as one space or one line break. */
  code: string;
  tokens: RegoToken[];
};

/**
 * Everything between two tokens is white space or a comment, and every token is one of these. A text ends where
 * Rego ends it: taking code for a comment would let it change unnoticed.
 */
const scanner = new RegExp(
  [
    /(?<space>[ \t\r]+)/,
    /(?<line>\n)/,
    /(?<comment>#[^\n]*)/,
    /(?<name>[A-Za-z_][A-Za-z0-9_]*)/,
    /(?<text>"(?:[^"\\\n]|\\[^\n])*"|`[^`]*`)/,
    /(?<other>[0-9]+|[{}()[\],;:=!<>+\-*/%&|.])/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'y',
);

/**
 * Reads Rego as far as it has to be read to tell code from comments. Line breaks end statements and a space before a
 * bracket can matter, so where there is white space there stays some; how much of it there is says nothing in Rego.
 *
 * `undefined` for whatever is not understood, such as string interpolation: the caller counts the whole text then.
 * @internal
 */
export function readRego(source: string): RegoFile | undefined {
  const tokens: RegoToken[] = [];
  let code = '';
  let gap = '';
  scanner.lastIndex = 0;
  while (scanner.lastIndex < source.length) {
    const groups = scanner.exec(source)?.groups;
    if (!groups) return undefined;
    if (groups.line !== undefined) gap = '\n';
    else if (groups.space !== undefined) gap ||= ' ';
    else if (groups.comment !== undefined) gap ||= ' ';
    else {
      const token = { ...tokenOf(groups), apart: gap !== '' };
      code += `${code && gap}${token.text}`;
      gap = '';
      tokens.push(token);
    }
  }
  const path = packageOf(tokens);
  return path && { package: path, code, tokens };
}

function tokenOf(
  groups: Record<string, string | undefined>,
): Omit<RegoToken, 'apart'> {
  const { name, text, other = '' } = groups;
  if (name !== undefined) return { kind: 'name', text: name };
  if (text !== undefined) return { kind: 'text', text };
  return { kind: 'other', text: other };
}

function packageOf(tokens: RegoToken[]): string[] | undefined {
  const [keyword, first] = tokens;
  if (keyword?.text !== 'package' || first?.kind !== 'name') return undefined;
  return [first.text, ...segmentsFrom(tokens, 2)];
}

/**
 * Segments of a reference that are written out: `.name` and `["name"]`. What is computed ends it, and so does a
 * space, after which a bracket can begin something else.
 * @internal
 */
export function segmentsFrom(tokens: RegoToken[], start: number): string[] {
  const segments: string[] = [];
  for (let at = start; ; ) {
    const [mark, name, end] = tokens.slice(at, at + 3);
    if (mark?.apart || name?.apart) return segments;
    if (mark?.text === '.' && name?.kind === 'name') {
      segments.push(name.text);
      at += 2;
    } else if (
      mark?.text === '[' &&
      name?.kind === 'text' &&
      /^"[\w/-]*"$/.test(name.text) &&
      end?.text === ']'
    ) {
      segments.push(name.text.slice(1, -1));
      at += 3;
    } else {
      return segments;
    }
  }
}
