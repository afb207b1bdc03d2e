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
 * Rego ends it: taking code for a comment would let it change unnoticed. No two of them begin with the same character.
 */
const scanner = new RegExp(
  [
    /[ \t\r]+/,
    /\n/,
    /#[^\n]*/,
    /[A-Za-z_][A-Za-z0-9_]*/,
    /"(?:[^"\\\n]|\\[^\n])*"|`[^`]*`/,
    /[0-9]+|[{}()[\],;:=!<>+\-*/%&|.]/,
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
    const start = scanner.lastIndex;
    // A bundle has some hundred thousand of them, so no object is made of what matched.
    if (!scanner.test(source)) return undefined;
    const text = source.slice(start, scanner.lastIndex);
    const kind = kindOf(text);
    if (kind === 'line') gap = '\n';
    else if (kind === 'space') gap ||= ' ';
    else {
      code += `${code && gap}${text}`;
      tokens.push({ kind, text, apart: gap !== '' });
      gap = '';
    }
  }
  const path = packageOf(tokens);
  return path && { package: path, code, tokens };
}

function kindOf(text: string): RegoToken['kind'] | 'line' | 'space' {
  const [first] = text;
  switch (first) {
    case '\n':
      return 'line';
    case ' ':
    case '\t':
    case '\r':
    case '#':
      return 'space';
    case '"':
    case '`':
      return 'text';
    default:
      return /[A-Za-z_]/.test(first) ? 'name' : 'other';
  }
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
