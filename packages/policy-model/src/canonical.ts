import { canonicalize } from 'json-canonicalize';
import type { Digest } from './brands';

/** Any value that JSON can hold. @public */
export type Json =
  | null
  | boolean
  | number
  | string
  | Json[]
  | { [key: string]: Json };

/** Turns UTF-8 bytes or a string into `sha256:<hex>`. Hashing is an argument, so that pure code stays pure. @public */
export type Hash = (data: string | Uint8Array) => Digest;

/**
 * Canonical JSON as RFC 8785 defines it: keys in UTF-16 order, shortest numbers, no white space.
 * Values equal as JSON give equal text, so their digests are equal.
 *
 * @throws {@link TypeError} where JSON has no such value: NaN, infinities, `undefined` at the top, functions.
 * @public
 */
export function canonicalJson(value: unknown): string {
  assertJson(value, []);
  return canonicalize(value);
}

/** JSON.stringify turns NaN into null and drops functions without a word: in evidence either would be a lie. */
function assertJson(value: unknown, path: (string | number)[]): void {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return;
    case 'number':
      if (Number.isFinite(value)) return;
      break;
    case 'object':
      if (value === null) return;
      if (Array.isArray(value)) {
        value.forEach((item, i) => assertJson(item, [...path, i]));
      } else {
        for (const [key, item] of Object.entries(value)) {
          if (item !== undefined) assertJson(item, [...path, key]);
        }
      }
      return;
    default:
  }
  throw new TypeError(
    `Not a JSON value at /${path.join('/')}: ${String(value)}`,
  );
}
