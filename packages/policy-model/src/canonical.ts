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

/** So many items of a long list are copied at a time: a list can be most of the memory there is. */
const CHUNK = 256;

/**
 * Canonical JSON as RFC 8785 defines it: keys in UTF-16 order, shortest numbers, no white space.
 * Values equal as JSON give equal text, so their digests are equal.
 *
 * @throws `TypeError` where JSON has no such value: NaN, infinities, lone surrogates, `undefined` at the
 * top, functions.
 * @public
 */
export function canonicalJson(value: unknown): string {
  const text =
    Array.isArray(value) && value.length > CHUNK
      ? writeChunks(value)
      : writeOrdered(value) ?? write(value);
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

function writeChunks(list: unknown[]): string | undefined {
  const parts: string[] = [];
  for (let at = 0; at < list.length; at += CHUNK) {
    const chunk = list.slice(at, at + CHUNK);
    const text = writeOrdered(chunk) ?? write(chunk);
    if (text === undefined) return undefined;
    parts.push(text.slice(1, -1));
  }
  return `[${parts.join(',')}]`;
}

const loneSurrogate = /\p{Cs}/u;

/**
 * The fast way: a copy with its keys in order, written by the engine at once. `undefined` where that would not
 * be right, and for what is no JSON.
 */
function writeOrdered(value: unknown): string | undefined {
  const copy = order(value);
  if (copy === undefined) return undefined;
  const text = JSON.stringify(copy);
  // A lone surrogate comes out escaped; so does a backslash before "ud", which the other way sorts out.
  return text.includes('\\ud') ? undefined : text;
}

/** Keys that begin with a digit may be array indexes, which an object holds in another order; the others mean something to it. */
const unordered = /^(?:\d|__proto__$|toJSON$)/;

function order(value: unknown): Json | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : undefined;
    case 'object':
      if (value === null) return null;
      return Array.isArray(value) ? orderList(value) : orderObject(value);
    default:
      return undefined;
  }
}

function orderList(list: unknown[]): Json[] | undefined {
  const copy: Json[] = [];
  for (let i = 0; i < list.length; i++) {
    const item = order(list[i]);
    if (item === undefined) return undefined;
    copy.push(item);
  }
  return copy;
}

function orderObject(value: object): Json | undefined {
  const copy: { [key: string]: Json } = {};
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    const item = unordered.test(key) ? undefined : order(member);
    if (item === undefined) return undefined;
    copy[key] = item;
  }
  return copy;
}

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
