import { encodeAfter } from '../bytes';
import { LedgerError } from '../errors';

/**
 * SHA-256, synchronous, so that appending and proving can happen inside one database transaction.
 * Node brings `crypto.hash`, a browser a library.
 * @public
 */
export type Sha256 = (data: Uint8Array) => Uint8Array;

/** Bytes of a hash. @internal */
export const HASH_BYTES = 32;

/**
 * The hash of an entry in the tree (RFC 6962). The prefix keeps an entry from passing as an inner node.
 * @public
 */
export function leafHash(entry: Uint8Array, sha256: Sha256): Uint8Array {
  const data = new Uint8Array(entry.length + 1);
  data.set(entry, 1);
  return sha256(data);
}

const leafPrefix = Uint8Array.of(0);

/** {@link leafHash} of a text in UTF-8. @internal */
export function leafHashOfText(entry: string, sha256: Sha256): Uint8Array {
  return sha256(encodeAfter(leafPrefix, entry));
}

const node = Uint8Array.of(1, ...new Uint8Array(2 * HASH_BYTES));

/** The hash of two neighbours in the tree (RFC 6962). @internal */
export function nodeHash(
  left: Uint8Array,
  right: Uint8Array,
  sha256: Sha256,
): Uint8Array {
  // One buffer for all: it is hashed at once, and the hash keeps nothing of it.
  node.set(left, 1);
  node.set(right, 1 + HASH_BYTES);
  return sha256(node);
}

/**
 * A hash of another length would shift what a node covers: two hashes of 16 and 48 bytes give the bytes of two of 32.
 * @internal
 */
export function assertHashes(hashes: readonly Uint8Array[]): void {
  if (hashes.some(hash => hash.length !== HASH_BYTES)) {
    throw new LedgerError({
      code: 'hash-invalid',
      message: `Every hash has ${HASH_BYTES} bytes.`,
    });
  }
}
