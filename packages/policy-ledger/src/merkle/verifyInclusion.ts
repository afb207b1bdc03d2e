import { equalBytes } from '../bytes';
import { LedgerError } from '../errors';
import { assertHashes, nodeHash, type Sha256 } from './hashing';
import { inclusionSpans } from './spans';

/**
 * Proves that a leaf is the one at `index` in the tree of `size` entries with this root.
 * Everything but the root is the word of whoever hands the proof over.
 *
 * @throws {@link LedgerError} where it does not.
 * @public
 */
export function verifyInclusion(options: {
  index: number;
  size: number;
  leaf: Uint8Array;
  hashes: readonly Uint8Array[];
  root: Uint8Array;
  sha256: Sha256;
}): void {
  const { index, size, leaf, hashes, root, sha256 } = options;
  assertHashes([leaf, root, ...hashes]);
  const spans = inclusionSpans(index, size);
  if (spans.length !== hashes.length) {
    throw new LedgerError({
      code: 'proof-length',
      message: `An entry at this place of a log of this size is proved by ${spans.length} hashes, and here are ${hashes.length}: the place or the proof was exchanged.`,
    });
  }
  const computed = spans.reduce(
    (hash, { start }, i) =>
      start > index
        ? nodeHash(hash, hashes[i], sha256)
        : nodeHash(hashes[i], hash, sha256),
    leaf,
  );
  if (!equalBytes(computed, root)) {
    throw new LedgerError({
      code: 'proof-mismatch',
      message:
        'The proof does not lead from this entry, at this place, to the log that was signed: one of them was changed.',
    });
  }
}
