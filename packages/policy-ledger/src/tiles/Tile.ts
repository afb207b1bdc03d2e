/** Hashes of a full tile; a tile spans eight levels of the tree. @internal */
export const TILE_WIDTH = 256;

/**
 * The first `width` hashes of a tile, as C2SP tlog-tiles counts them: tile `index` of `level`.
 * A tile grows at its end alone, so what was read once stays true.
 * @public
 */
export type Tile = { level: number; index: number; width: number };

/**
 * New hashes of a tile, to be put behind the `offset` hashes it has. A tile starts at offset 0 and is full at 256.
 * @public
 */
export type TileGrowth = {
  level: number;
  index: number;
  offset: number;
  hashes: Uint8Array;
};

/**
 * Where tiles are kept.
 *
 * @remarks
 * `readTile` answers with the first `width * 32` bytes of the tile, or more of it: a tile that has grown since is as
 * good. It answers with `undefined` where it has no such tile. It never answers with fewer bytes than it was asked
 * for unless that is all it has; a reader takes that for a damaged store. Within a transaction it sees what the
 * transaction wrote.
 * @public
 */
export interface TileStore {
  readTile(tile: Tile): Promise<Uint8Array | undefined>;
}
