import { EvidenceError } from '../../errors';

/** A function call in an expression, and the text of its arguments. @internal */
export type Call = { name: string; arguments: string };

const IDENTIFIER = /[A-Za-z_][A-Za-z0-9_-]*(?:::[A-Za-z_][A-Za-z0-9_-]*)*/y;
const BLANK = /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*(?:[^]*?\*\/|[^]*$))*/y;
/** Templates in templates; nobody nests them deeper, and every level costs stack. */
const MAX_NESTING = 50;
const HEREDOC = /<<-?([^\s]+)[^\n]*\n/y;

/**
 * All function calls in a template string such as `"a ${file("b")}"`, in nested templates too.
 *
 * Works on the text because the parser hands expressions over as text. It reads what is between quotes as
 * text and everything else as code, so a doubtful case is reported rather than missed.
 * @internal
 */
export function findCalls(template: string): Call[] {
  const calls: Call[] = [];
  let at = 0;
  let nesting = 0;

  function match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    const found = pattern.exec(template);
    if (found) at = pattern.lastIndex;
    return found;
  }

  /** Text with `${...}` inside; a backslash escapes in quoted text only, not in a heredoc nor in JSON. */
  function readTemplate(isEnd: () => boolean, quoted: boolean): void {
    if (++nesting > MAX_NESTING) throw tooDeep();
    while (at < template.length && !isEnd()) {
      const two = template.slice(at, at + 2);
      const escaped = template.slice(at, at + 3);
      if (escaped === '$${' || escaped === '%%{') at += 3;
      else if (two === '${' || two === '%{') {
        at += 2;
        readExpression();
      } else at += quoted && template[at] === '\\' ? 2 : 1;
    }
    nesting -= 1;
  }

  function isQuote(): boolean {
    return template[at] === '"';
  }

  /** Code up to the brace that closes the template part. */
  function readExpression(): void {
    let depth = 0;
    while (at < template.length) {
      match(BLANK);
      const character = template[at];
      if (character === '"') {
        at += 1;
        readTemplate(isQuote, true);
        at += 1;
      } else if (character === '}' && depth === 0) {
        at += 1;
        return;
      } else if (character === '<' && readHeredoc()) {
        continue;
      } else {
        if (character === '{') depth += 1;
        if (character === '}') depth -= 1;
        const identifier = match(IDENTIFIER);
        if (identifier) noteCall(identifier[0]);
        else at += 1;
      }
    }
  }

  function readHeredoc(): boolean {
    const heredoc = match(HEREDOC);
    if (!heredoc) return false;
    const [, word] = heredoc;
    readTemplate(() => {
      if (at > 0 && template[at - 1] !== '\n') return false;
      const end = template.indexOf('\n', at);
      const line = template.slice(at, end < 0 ? undefined : end);
      if (line.trim() !== word) return false;
      at += line.length;
      return true;
    }, false);
    return true;
  }

  /** A name with a parenthesis after it, comments in between or not. */
  function noteCall(name: string): void {
    match(BLANK);
    if (template[at] === '(') {
      calls.push({ name, arguments: template.slice(at + 1, at + 201) });
    }
  }

  readTemplate(() => false, false);
  return calls;
}

function tooDeep(): EvidenceError {
  return new EvidenceError({
    code: 'too-deep',
    message: `An expression nests templates more than ${MAX_NESTING} levels deep.`,
  });
}
