import {
  rootOf,
  type Sha256,
  type TreeState,
  verifyInclusion,
} from '../merkle';
import { consistencySpans, inclusionSpans } from '../merkle/spans';
import { readNodes } from './readNodes';
import type { TileStore } from './Tile';

/** @public */
export type InclusionProof = {
  index: number;
  size: number;
  hashes: Uint8Array[];
};

/** @public */
export type ConsistencyProof = {
  from: number;
  to: number;
  hashes: Uint8Array[];
};

/**
 * The proof that a leaf is at `index` of the tree. It is verified before it is handed out, so a damaged store
 * shows here and not at an auditor's.
 * @public
 */
export async function inclusionProof(options: {
  index: number;
  leaf: Uint8Array;
  state: TreeState;
  store: TileStore;
  sha256: Sha256;
}): Promise<InclusionProof> {
  const { index, leaf, state, store, sha256 } = options;
  const { size } = state;
  const spans = inclusionSpans(index, size);
  const hashes = await readNodes({ spans, ...state, store, sha256 });
  const root = rootOf(state, sha256);
  verifyInclusion({ index, size, leaf, hashes, root, sha256 });
  return { index, size, hashes };
}

/** The proof that the tree begins with the one that had `from` entries. @public */
export async function consistencyProof(options: {
  from: number;
  state: TreeState;
  store: TileStore;
  sha256: Sha256;
}): Promise<ConsistencyProof> {
  const { from, state, store, sha256 } = options;
  const spans = consistencySpans(from, state.size);
  const hashes = await readNodes({ spans, ...state, store, sha256 });
  return { from, to: state.size, hashes };
}
