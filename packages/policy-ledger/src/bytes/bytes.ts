import { base64, hex, utf8 } from '@scure/base';

/** @internal */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const all = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

/** Nothing compared here is secret, so it may stop at the first difference. @internal */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** @internal */
export const toBase64: (bytes: Uint8Array) => string = base64.encode;

/** @internal */
export const toUtf8: (text: string) => Uint8Array = utf8.decode;

/**
 * `undefined` where it is not base64 as RFC 4648 section 4 writes these bytes: one value has one spelling, so that
 * nothing can be signed in one and shown in another.
 * @internal
 */
export function fromBase64(text: string): Uint8Array | undefined {
  try {
    const bytes = base64.decode(text);
    return base64.encode(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** `undefined` where the bytes are not UTF-8; a decoder that repairs would change what was signed. @internal */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  const text = utf8.encode(bytes);
  return equalBytes(utf8.decode(text), bytes) ? text : undefined;
}

/** @internal */
export const fromHex: (text: string) => Uint8Array = hex.decode;
