/**
 * Text of a body in the encodings that health endpoints use. UTF-8, UTF-16 with or without a byte order mark, and
 * Latin-1 where the content type names it (RFC 8259 section 8.1, RFC 9110 section 8.3.2). Bytes that are no text of the
 * encoding become U+FFFD; the function never throws. Written by hand because `TextDecoder` is no part of ECMAScript.
 * @internal
 */
export function decodeText(bytes: Uint8Array, contentType = ''): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return decodeUtf8(bytes.subarray(3));
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 2, 0);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 2, 1);
  if (bytes.length >= 2 && bytes[0] !== 0 && bytes[1] === 0) {
    return decodeUtf16(bytes, 0, 0);
  }
  if (bytes.length >= 2 && bytes[0] === 0 && bytes[1] !== 0) {
    return decodeUtf16(bytes, 0, 1);
  }
  return /charset\s*=\s*["']?(iso-8859-1|latin1|windows-1252)\b/i.test(
    contentType.slice(0, 200),
  )
    ? decodeBytes(bytes, byte => byte)
    : decodeUtf8(bytes);
}

const CHUNK = 4096;

function decodeBytes(
  bytes: Uint8Array,
  toCode: (byte: number) => number,
): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const codes = Array.from(bytes.subarray(at, at + CHUNK), toCode);
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}

function decodeUtf16(bytes: Uint8Array, start: number, high: 0 | 1): string {
  const units: number[] = [];
  const parts: string[] = [];
  for (let at = start; at + 1 < bytes.length; at += 2) {
    units.push(
      high === 0
        ? bytes[at] + bytes[at + 1] * 256
        : bytes[at] * 256 + bytes[at + 1],
    );
    if (units.length === CHUNK) {
      parts.push(String.fromCharCode(...units.splice(0)));
    }
  }
  return parts.join('') + String.fromCharCode(...units);
}

/** The least code point that a sequence of so many bytes may hold: shorter ones in a longer form are forgeries. */
const smallest = [0, 0, 0x80, 0x800, 0x10000];

function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  if (first >= 0xf0 && first < 0xf5) return 4;
  return 0;
}

function decodeUtf8(bytes: Uint8Array): string {
  const points: number[] = [];
  const parts: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at]);
    const point = codePoint(bytes, at, length);
    points.push(point ?? 0xfffd);
    at += point === undefined ? 1 : length;
    if (points.length === CHUNK) {
      parts.push(String.fromCodePoint(...points.splice(0)));
    }
  }
  return parts.join('') + String.fromCodePoint(...points);
}

function codePoint(
  bytes: Uint8Array,
  at: number,
  length: number,
): number | undefined {
  if (length === 0 || at + length > bytes.length) return undefined;
  if (length === 1) return bytes[at];
  let point = bytes[at] % 2 ** (7 - length);
  for (const byte of bytes.subarray(at + 1, at + length)) {
    if (byte < 0x80 || byte >= 0xc0) return undefined;
    point = point * 64 + (byte - 0x80);
  }
  const surrogate = point >= 0xd800 && point < 0xe000;
  return point < smallest[length] || surrogate || point > 0x10ffff
    ? undefined
    : point;
}
