import { LedgerError } from '../errors';
import { assertHashes, nodeHash, type Sha256 } from './hashing';
import { assertSize, half, isOdd } from './size';

/**
 * All that appending needs to know of a tree: its size and the roots of its complete subtrees, largest first.
 * One root for every binary one in the size, so a million entries are 20 hashes at most.
 * @public
 */
export type TreeState = {
  readonly size: number;
  readonly range: readonly Uint8Array[];
};

/** A tree without entries. @public */
export const EMPTY_TREE: TreeState = { size: 0, range: [] };

/** The root of a tree (RFC 6962): what a checkpoint signs. @public */
export function rootOf(state: TreeState, sha256: Sha256): Uint8Array {
  assertState(state);
  if (state.size === 0) return sha256(new Uint8Array(0));
  return foldRange(state.range, sha256);
}

/** The hash over neighbouring subtrees, of which there is one at least. @internal */
export function foldRange(
  range: readonly Uint8Array[],
  sha256: Sha256,
): Uint8Array {
  return range.reduceRight((right, left) => nodeHash(left, right, sha256));
}

/** Sizes of the complete subtrees, largest first. @internal */
export function subtreeSizes(size: number): number[] {
  const sizes: number[] = [];
  for (let rest = size, weight = 1; rest > 0; rest = half(rest), weight *= 2) {
    if (isOdd(rest)) sizes.unshift(weight);
  }
  return sizes;
}

/** A state read back from a database is checked before it is built upon. @internal */
export function assertState({ size, range }: TreeState): void {
  assertSize(size);
  assertHashes(range);
  if (range.length !== subtreeSizes(size).length) {
    throw new LedgerError({
      code: 'state-invalid',
      message: `A tree of ${size} entries has ${
        subtreeSizes(size).length
      } complete subtrees, not ${range.length}.`,
    });
  }
}
