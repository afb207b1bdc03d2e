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
 * @throws {@link TypeError} where JSON has no such value: NaN, infinities, lone surrogates, `undefined` at the
 * top, functions.
 * @public
 */
export function canonicalJson(value: unknown): string {
  if (!isJson(value)) throw new TypeError(`Not a JSON value at ${find(value)}`);
  return canonicalize(value);
}

/**
 * The canonical JSON of an object from the canonical JSON of its members, for when a big member is needed by
 * itself as well.
 * @public
 */
export function canonicalObject(members: Record<string, string>): string {
  const parts = Object.keys(members)
    .sort()
    .map(key => `${canonicalJson(key)}:${members[key]}`);
  return `{${parts.join(',')}}`;
}

const loneSurrogate = /\p{Cs}/u;

/** JSON.stringify turns NaN into null and drops functions without a word: in evidence either would be a lie. */
function isJson(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      return !loneSurrogate.test(value);
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      if (value === null) return true;
      return Array.isArray(value) ? value.every(isJson) : isJsonObject(value);
    default:
      return false;
  }
}

function isJsonObject(value: object): boolean {
  for (const [key, item] of Object.entries(value)) {
    if (loneSurrogate.test(key)) return false;
    if (item !== undefined && !isJson(item)) return false;
  }
  return true;
}

/** Only once something is wrong: the path of the first value that JSON cannot hold. */
function find(value: unknown, path = ''): string {
  const inside =
    typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const wrong = inside.find(
    ([key, item]) =>
      loneSurrogate.test(key) ||
      ((item !== undefined || Array.isArray(value)) && !isJson(item)),
  );
  if (!wrong) return `${path || '/'}: ${String(value)}`;
  const [key, item] = wrong;
  return find(item, `${path}/${key}`);
}
