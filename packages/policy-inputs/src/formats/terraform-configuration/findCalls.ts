import { EvidenceError } from '../../errors';

/** A function call in an expression, and the text of its arguments. @internal */
export type Call = { name: string; arguments: string };

const IDENTIFIER = /[A-Za-z_][A-Za-z0-9_-]*(?:::[A-Za-z_][A-Za-z0-9_-]*)*/y;
const BLANK = /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*(?:[^]*?\*\/|[^]*$))*/y;
const HEREDOC = /<<-?([^\s]+)[^\n]*\n/y;

/** Brackets and templates in one another; parsers recurse on them, and theirs dies of some thousands. */
const MAX_NESTING = 100;
/** Operators that parsers recurse on as well: signs in a row, conditionals in a file. */
const MAX_SIGNS = 100;
const MAX_CONDITIONALS = 2000;

/**
 * All function calls in a template string such as `"a ${file("b")}"`, or in a whole file of code.
 *
 * Works on the text because the parser hands expressions over as text. It reads what is between quotes as
 * text and everything else as code, so a doubtful case is reported rather than missed.
 * @internal
 */
export function findCalls(text: string, start: 'template' | 'code'): Call[] {
  const calls: Call[] = [];
  let at = 0;
  let nesting = 0;
  // Closing brackets count back to where the innermost template began, so that stray ones hide no depth.
  let floor = 0;
  let signs = 0;
  let conditionals = 0;

  function match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  }

  function enter(): void {
    nesting += 1;
    if (nesting > MAX_NESTING) throw tooDeep();
  }

  /** Text with `${...}` inside; a backslash escapes in quoted text only, not in a heredoc nor in JSON. */
  function readTemplate(isEnd: () => boolean, quoted: boolean): void {
    while (at < text.length && !isEnd()) {
      const two = text.slice(at, at + 2);
      const three = text.slice(at, at + 3);
      if (three === '$${' || three === '%%{') at += 3;
      else if (two === '${' || two === '%{') {
        at += 2;
        const outside = { nesting, floor };
        enter();
        floor = nesting;
        readCode();
        ({ nesting, floor } = outside);
      } else at += quoted && text[at] === '\\' ? 2 : 1;
    }
  }

  /** Code up to the brace that closes the template part, or that nothing opened. */
  function readCode(): void {
    let braces = 0;
    while (at < text.length) {
      match(BLANK);
      const character = text[at];
      countOperator(character);
      if (character === '"') {
        at += 1;
        readTemplate(isQuote, true);
        at += 1;
      } else if (character === '}' && braces === 0) {
        at += 1;
        return;
      } else if (character !== '<' || !readHeredoc()) {
        if (character === '{') braces += 1;
        if (character === '}') braces -= 1;
        const identifier = match(IDENTIFIER);
        if (identifier) noteCall(identifier[0]);
        else at += 1;
      }
    }
  }

  function countOperator(character: string): void {
    if ('([{'.includes(character)) enter();
    else if (')]}'.includes(character)) nesting = Math.max(floor, nesting - 1);
    else if (character === '?') conditionals += 1;
    signs = character === '!' || character === '-' ? signs + 1 : 0;
    if (signs > MAX_SIGNS || conditionals > MAX_CONDITIONALS) throw tooDeep();
  }

  function isQuote(): boolean {
    return text[at] === '"';
  }

  function readHeredoc(): boolean {
    const heredoc = match(HEREDOC);
    if (!heredoc) return false;
    const [, word] = heredoc;
    readTemplate(() => {
      if (at > 0 && text[at - 1] !== '\n') return false;
      const end = text.indexOf('\n', at);
      const line = text.slice(at, end < 0 ? undefined : end);
      if (line.trim() !== word) return false;
      at += line.length;
      return true;
    }, false);
    return true;
  }

  /** A name with a parenthesis after it, comments in between or not. */
  function noteCall(name: string): void {
    match(BLANK);
    if (text[at] === '(') {
      calls.push({ name, arguments: text.slice(at + 1, at + 201) });
    }
  }

  if (start === 'template') readTemplate(() => false, false);
  while (at < text.length) readCode();
  return calls;
}

function tooDeep(): EvidenceError {
  return new EvidenceError({
    code: 'too-deep',
    message: `Expressions or blocks are nested more than ${MAX_NESTING} levels deep.`,
  });
}
