/**
 * Terraform text of the same length in which strings, comments and heredocs are blank: braces and names that are left
 * are code. Quotation marks stay, so that a label can be read from the text at the same place.
 * @internal
 */
export function maskText(text: string): string {
  const pieces: string[] = [];
  let at = 0;
  while (at < text.length) {
    const end = endOfMasked(text, at);
    if (end === undefined) {
      pieces.push(text[at]);
      at += 1;
      continue;
    }
    pieces.push(blank(text.slice(at, end)));
    at = end;
  }
  return pieces.join('');
}

/** Where the string, comment or heredoc ends that begins here; `undefined` where none does. */
function endOfMasked(text: string, at: number): number | undefined {
  switch (text[at]) {
    case '"':
      return endOfString(text, at);
    case '#':
      return endOfLine(text, at);
    case '/':
      if (text[at + 1] === '/') return endOfLine(text, at);
      return text[at + 1] === '*' ? after(text, '*/', at + 2) : undefined;
    case '<':
      return endOfHeredoc(text, at);
    default:
      return undefined;
  }
}

/** A template in a string can hold strings of its own; a string ends with its line at the latest. */
function endOfString(text: string, start: number): number {
  let templates = 0;
  let inner = false;
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\n') return at;
    if (character === '\\') {
      at += 1;
    } else if (templates > 0 && character === '"') {
      inner = !inner;
    } else if (
      !inner &&
      (character === '$' || character === '%') &&
      text[at + 1] === '{'
    ) {
      if (text[at - 1] !== character) templates += 1;
      at += 1;
    } else if (!inner && templates > 0 && character === '{') {
      templates += 1;
    } else if (!inner && templates > 0 && character === '}') {
      templates -= 1;
    } else if (templates === 0 && character === '"') {
      return at + 1;
    }
  }
  return text.length;
}

function endOfHeredoc(text: string, start: number): number | undefined {
  const opening = /<<-?([A-Za-z_][\w-]*)[ \t\r]*\n/y;
  opening.lastIndex = start;
  const opened = opening.exec(text);
  if (!opened) return undefined;
  let at = opening.lastIndex;
  while (at < text.length) {
    const end = endOfLine(text, at);
    if (text.slice(at, end).trim() === opened[1]) return end;
    at = end + 1;
  }
  return text.length;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function after(text: string, closing: string, from: number): number {
  const at = text.indexOf(closing, from);
  return at < 0 ? text.length : at + closing.length;
}

function blank(text: string): string {
  const quoted = text.length > 1 && text.startsWith('"') && text.endsWith('"');
  const spaces = text.replace(/[^\n]/g, ' ');
  return quoted ? `"${spaces.slice(1, -1)}"` : spaces;
}
