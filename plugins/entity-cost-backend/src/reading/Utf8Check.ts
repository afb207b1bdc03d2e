import { isUtf8 } from 'node:buffer';

/** The byte that ends a line in every text that is UTF-8. */
const LINE_END = 0x0a;

/**
 * Checks that a stream of bytes is text in UTF-8 without zero characters, and counts its lines. Checked on the whole file
 * before anything reads it: a reader that replaces what it cannot decode would change names, and two texts that differ
 * could become one.
 * @internal
 */
export class Utf8Check {
  #rest: Buffer = Buffer.alloc(0);

  #lines = 1;

  /** @returns the line of the first fault */
  add(chunk: Buffer): number | undefined {
    const bytes = this.#rest.length
      ? Buffer.concat([this.#rest, chunk])
      : chunk;
    const end = bytes.length - incompleteTail(bytes);
    const whole = bytes.subarray(0, end);
    this.#rest = Buffer.from(bytes.subarray(end));
    if (!isText(whole)) return this.#lines + linesBeforeFault(whole);
    this.#lines += countLines(whole);
    return undefined;
  }

  /** @returns the line of a character that is cut off */
  end(): number | undefined {
    return this.#rest.length ? this.#lines : undefined;
  }
}

function isText(bytes: Buffer): boolean {
  return isUtf8(bytes) && !bytes.includes(0);
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (
    let at = bytes.indexOf(LINE_END);
    at !== -1;
    at = bytes.indexOf(LINE_END, at + 1)
  ) {
    lines += 1;
  }
  return lines;
}

function linesBeforeFault(bytes: Buffer): number {
  let lines = 0;
  let from = 0;
  for (;;) {
    const end = bytes.indexOf(LINE_END, from);
    if (end === -1 || !isText(bytes.subarray(from, end))) return lines;
    lines += 1;
    from = end + 1;
  }
}

/** How many bytes at the end belong to a character that is not complete. */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back];
    // a byte that continues a character; its first byte is before it
    const continues = byte >= 0x80 && byte < 0xc0;
    if (!continues) return lengthOf(byte) > back ? back : 0;
  }
  return 0;
}

function lengthOf(first: number): number {
  if (first < 0xc0) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}
