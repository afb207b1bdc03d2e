import { LedgerError } from '../errors';
import type { Sha256, TreeState } from '../merkle';
import { HASH_BYTES, nodeHash } from '../merkle/hashing';
import { exponentOf } from '../merkle/size';
import type { Span } from '../merkle/spans';
import { foldRange, subtreeSizes } from '../merkle/state';
import { type Tile, TILE_WIDTH, type TileStore } from './Tile';

/**
 * The hashes of nodes of a tree. What is known of the right edge is not read; each tile is read once, so the path of one
 * entry costs one tile for every eight levels.
 * @internal
 */
export async function readNodes(options: {
  spans: readonly Span[];
  size: number;
  /** The complete subtrees of the tree, where they are known. */
  range?: TreeState['range'];
  store: TileStore;
  sha256: Sha256;
}): Promise<Uint8Array[]> {
  const { spans, size, range, store, sha256 } = options;
  const tiles = new Map<string, Promise<Uint8Array>>();
  return Promise.all(
    spans.map(async span => {
      const known = range && fromState(span, { size, range }, sha256);
      if (known) return known;
      const { tile, from, count } = locate(span, size);
      const key = `${tile.level}/${tile.index}`;
      if (!tiles.has(key)) tiles.set(key, readTile(tile, store));
      const hashes = await tiles.get(key)!;
      return subtree(hashes, from, count, sha256);
    }),
  );
}

/** The right edge of a tree is in no tile until it is complete, but the state has it. */
function fromState(
  { start, end }: Span,
  { size, range }: TreeState,
  sha256: Sha256,
): Uint8Array | undefined {
  let at = 0;
  const sizes = subtreeSizes(size);
  for (let i = 0; i < sizes.length && at <= start; i++) {
    if (at === start && end === size) return foldRange(range.slice(i), sha256);
    if (at === start && end === at + sizes[i]) return range[i];
    at += sizes[i];
  }
  return undefined;
}

function locate(
  { start, end }: Span,
  size: number,
): { tile: Tile; from: number; count: number } {
  const height = exponentOf(end - start);
  if (height === undefined || start % (end - start) !== 0 || end > size) {
    throw new LedgerError({
      code: 'index-invalid',
      message: 'No complete subtree covers these entries.',
    });
  }
  const level = Math.floor(height / 8);
  const unit = TILE_WIDTH ** level;
  const position = start / unit;
  const index = Math.floor(position / TILE_WIDTH);
  const stored = Math.floor(size / unit) - index * TILE_WIDTH;
  return {
    tile: { level, index, width: Math.min(TILE_WIDTH, stored) },
    from: position % TILE_WIDTH,
    count: (end - start) / unit,
  };
}

async function readTile(tile: Tile, store: TileStore): Promise<Uint8Array> {
  const { level, index, width } = tile;
  const hashes = await store.readTile(tile);
  if (!hashes) {
    throw new LedgerError({
      code: 'tile-missing',
      message: `There is no tile ${index} of level ${level}.`,
    });
  }
  if (hashes.length < width * HASH_BYTES) {
    throw new LedgerError({
      code: 'tile-truncated',
      message: `Tile ${index} of level ${level} has fewer than ${width} hashes.`,
    });
  }
  return hashes;
}

function subtree(
  hashes: Uint8Array,
  from: number,
  count: number,
  sha256: Sha256,
): Uint8Array {
  if (count === 1) {
    return hashes.slice(from * HASH_BYTES, (from + 1) * HASH_BYTES);
  }
  const middle = count / 2;
  return nodeHash(
    subtree(hashes, from, middle, sha256),
    subtree(hashes, from + middle, middle, sha256),
    sha256,
  );
}
