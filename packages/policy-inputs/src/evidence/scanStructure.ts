import { EvidenceError } from '../errors';
import { isExactNumber } from './isExactNumber';
import { MAX_DEPTH } from './limits';
import { refuseText } from './refuseText';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const SPACE = 0x20;
const MINUS = 0x2d;

/** What one pass over the bytes shows. @internal */
export type Structure = {
  /** How many members all objects have together. */
  members: number;
  /** Where numbers are that a double cannot hold to the last digit, in order. */
  inexact: { start: number; end: number }[];
};

/**
 * One pass over the bytes before anything recurses over them: nesting, where the document ends,
 * escaped surrogates, numbers that parsing would round, and how many members all objects have together. Any two
 * members with one name make the parsed document hold fewer, so counting finds duplicates without remembering a single
 * name.
 * That the text is valid JSON is left to `JSON.parse`.
 * @internal
 */
export function scanStructure(bytes: Uint8Array): Structure {
  const length = bytes.length;
  const inexact: Structure['inexact'] = [];
  let members = 0;
  let depth = 0;
  let ended = false;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i];
    if (byte <= SPACE) continue;
    if (ended) throw trailing(bytes, i);
    if (depth === 0 && byte !== 0x7b && byte !== 0x5b) refuseText(bytes, i);
    if (byte === QUOTE) {
      i = endOfString(bytes, i);
    } else if (byte === COLON) {
      members++;
    } else if (byte === 0x7b || byte === 0x5b) {
      depth++;
      if (depth > MAX_DEPTH) throw tooDeep(i);
    } else if (byte === 0x7d || byte === 0x5d) {
      depth--;
      if (depth === 0) ended = true;
    } else if (byte === MINUS || isDigit(byte)) {
      const end = endOfNumber(bytes, i);
      if (!isExactNumber(asciiOf(bytes, i, end))) {
        inexact.push({ start: i, end });
      }
      i = end - 1;
    }
  }
  if (!ended) throw truncated(length);
  return { members, inexact };
}

/** The text of an ASCII part, however long: a call takes only so many arguments. @internal */
export function asciiOf(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += 1024) {
    text += String.fromCharCode(
      ...bytes.subarray(at, Math.min(end, at + 1024)),
    );
  }
  return text;
}

/** Index after the last character that a number can have. */
function endOfNumber(bytes: Uint8Array, start: number): number {
  let i = start + 1;
  while (i < bytes.length && isOfNumber(bytes[i])) i++;
  return i;
}

/** A digit, `.`, `+`, `-`, `e` or `E`. */
function isOfNumber(byte: number): boolean {
  return (
    isDigit(byte) ||
    byte === 0x2e ||
    byte === 0x2b ||
    byte === MINUS ||
    byte === 0x65 ||
    byte === 0x45
  );
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** Index of the closing quote of the string that opens at `start`. */
function endOfString(bytes: Uint8Array, start: number): number {
  const length = bytes.length;
  for (let i = start + 1; i < length; i++) {
    const byte = bytes[i];
    if (byte === QUOTE) return i;
    if (byte === BACKSLASH) {
      i++;
      if (bytes[i] === 0x75) i = endOfUnicodeEscape(bytes, i + 1);
    }
  }
  throw truncated(length);
}

/** Last index of `\uXXXX`, or of a surrogate pair; half a pair has no UTF-8 form, so no two tools agree on it. */
function endOfUnicodeEscape(bytes: Uint8Array, start: number): number {
  const unit = hexAt(bytes, start);
  if (unit < 0xd800 || unit > 0xdfff) return start + 3;
  const low =
    bytes[start + 4] === BACKSLASH && bytes[start + 5] === 0x75
      ? hexAt(bytes, start + 6)
      : -1;
  if (unit > 0xdbff || low < 0xdc00 || low > 0xdfff) {
    throw new EvidenceError({
      code: 'lone-surrogate',
      path: `offset ${start - 2}`,
      message:
        'The evidence has half of a surrogate pair, which is not a character. Create it again with the tool itself.',
    });
  }
  return start + 9;
}

/** Four hexadecimal digits as a number; `-1` for anything else, which `JSON.parse` will refuse. */
function hexAt(bytes: Uint8Array, start: number): number {
  if (start + 4 > bytes.length) return -1;
  const digits = String.fromCharCode(...bytes.subarray(start, start + 4));
  return /^[0-9a-fA-F]{4}$/.test(digits) ? parseInt(digits, 16) : -1;
}

function tooDeep(offset: number): EvidenceError {
  return new EvidenceError({
    code: 'too-deep',
    path: `offset ${offset}`,
    message: `The evidence is nested more than ${MAX_DEPTH} levels deep.`,
  });
}

function truncated(length: number): EvidenceError {
  return new EvidenceError({
    code: 'truncated',
    path: `offset ${length}`,
    message:
      'The evidence is truncated. Check that it was written and sent completely.',
  });
}

function trailing(bytes: Uint8Array, offset: number): EvidenceError {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  if (/^\s*\{\s*"@level"/.test(head)) {
    return new EvidenceError({
      code: 'log-not-plan',
      message:
        'This is the log of "terraform plan -json". Run "terraform show -json <plan file>".',
    });
  }
  return new EvidenceError({
    code: 'trailing-content',
    path: `offset ${offset}`,
    message: 'There is text after the JSON document. Use exactly one document.',
  });
}
