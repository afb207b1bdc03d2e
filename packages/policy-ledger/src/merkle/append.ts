import { nodeHash, type Sha256 } from './hashing';
import { assertState, type TreeState } from './state';
import { half, isOdd } from './size';

/**
 * Appends leaf hashes and tells of every subtree that becomes complete, in the order in which they do.
 * Two hashes an entry on average, whatever the size of the tree.
 * @internal
 */
export function appendLeaves(options: {
  state: TreeState;
  leaves: Iterable<Uint8Array>;
  sha256: Sha256;
  onComplete?: (height: number, index: number, hash: Uint8Array) => void;
}): TreeState {
  const { leaves, sha256, onComplete } = options;
  assertState(options.state);
  let { size } = options.state;
  const range = [...options.state.range];
  for (const leaf of leaves) {
    let hash = leaf;
    let height = 0;
    let index = size;
    onComplete?.(height, index, hash);
    // Each binary one at the end of the size is a complete subtree that this leaf makes twice as large.
    while (isOdd(index)) {
      hash = nodeHash(range.pop()!, hash, sha256);
      height += 1;
      index = half(index);
      onComplete?.(height, index, hash);
    }
    range.push(hash);
    size += 1;
  }
  const state = { size, range };
  assertState(state);
  return state;
}
