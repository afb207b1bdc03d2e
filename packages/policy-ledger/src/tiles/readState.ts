import type { Sha256, TreeState } from '../merkle';
import { assertSize } from '../merkle/size';
import { subtreeSizes } from '../merkle/state';
import { readNodes } from './readNodes';
import type { TileStore } from './Tile';

/** The state of the tree when it had `size` entries, made again from tiles: for proofs to an older checkpoint. @public */
export async function readState(options: {
  size: number;
  store: TileStore;
  sha256: Sha256;
}): Promise<TreeState> {
  const { size, store, sha256 } = options;
  assertSize(size);
  let start = 0;
  const spans = subtreeSizes(size).map(length => {
    const span = { start, end: start + length };
    start = span.end;
    return span;
  });
  return { size, range: await readNodes({ spans, size, store, sha256 }) };
}
