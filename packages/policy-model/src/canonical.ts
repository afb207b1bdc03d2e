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
  const text = write(value);
  if (text === undefined) {
    throw new TypeError(`Not a JSON value at ${find(value)}`);
  }
  return text;
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

/**
 * ECMAScript writes numbers and strings as RFC 8785 wants them, so only the order of keys is ours.
 * `undefined` where JSON has no such value: JSON.stringify turns NaN into null and drops functions without a
 * word, and in evidence either would be a lie.
 */
function write(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return loneSurrogate.test(value) ? undefined : JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      return Number.isFinite(value) ? JSON.stringify(value) : undefined;
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? writeList(value) : writeObject(value);
    default:
      return undefined;
  }
}

function writeList(list: unknown[]): string | undefined {
  let text = '[';
  for (let i = 0; i < list.length; i++) {
    const item = write(list[i]);
    if (item === undefined) return undefined;
    text += i === 0 ? item : `,${item}`;
  }
  return `${text}]`;
}

function writeObject(value: object): string | undefined {
  let text = '{';
  // The default order is by UTF-16 code units, as RFC 8785 has it.
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    const name = write(key);
    const item = write(member);
    if (name === undefined || item === undefined) return undefined;
    text += text === '{' ? `${name}:${item}` : `,${name}:${item}`;
  }
  return `${text}}`;
}

/** Only once something is wrong: the path of the first value that JSON cannot hold. */
function find(value: unknown, path = ''): string {
  const inside =
    typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const wrong = inside.find(
    ([key, item]) =>
      loneSurrogate.test(key) ||
      ((item !== undefined || Array.isArray(value)) &&
        write(item) === undefined),
  );
  if (!wrong) return `${path || '/'}: ${String(value)}`;
  const [key, item] = wrong;
  return find(item, `${path}/${key}`);
}
