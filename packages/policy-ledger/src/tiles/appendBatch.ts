import { concatBytes } from '../bytes';
import { rootOf, type Sha256, type TreeState } from '../merkle';
import { appendLeaves } from '../merkle/append';
import { TILE_WIDTH, type TileGrowth } from './Tile';

/** A batch that was appended: what to store, in the transaction that stores the entries. @public */
export type AppendedBatch = {
  state: TreeState;
  root: Uint8Array;
  /** By level, then index. */
  tiles: TileGrowth[];
};

/**
 * Appends leaf hashes to the right edge of a tree. It needs nothing but the state, so it never reads;
 * the index of the first new entry is the size before.
 * @public
 */
export function appendBatch(options: {
  state: TreeState;
  leaves: readonly Uint8Array[];
  sha256: Sha256;
}): AppendedBatch {
  const { leaves, sha256 } = options;
  const growths = new Map<string, TileGrowth & { parts: Uint8Array[] }>();
  const state = appendLeaves({
    state: options.state,
    leaves,
    sha256,
    onComplete(height, position, hash) {
      if (height % 8 !== 0) return;
      const level = height / 8;
      const index = Math.floor(position / TILE_WIDTH);
      const key = `${level}/${index}`;
      const growth = growths.get(key);
      if (growth) {
        growth.parts.push(hash);
      } else {
        const offset = position % TILE_WIDTH;
        const hashes = new Uint8Array(0);
        growths.set(key, { level, index, offset, hashes, parts: [hash] });
      }
    },
  });
  const tiles = [...growths.values()]
    .map(({ parts, ...growth }) => ({
      ...growth,
      hashes: concatBytes(...parts),
    }))
    .sort((a, b) => a.level - b.level || a.index - b.index);
  return { state, root: rootOf(state, sha256), tiles };
}
