import { concatBytes } from '../bytes';
import type { Tile, TileGrowth, TileStore } from '../tiles';

export class MemoryTileStore implements TileStore {
  readonly tiles = new Map<string, Uint8Array>();

  write(growths: readonly TileGrowth[]): void {
    for (const { level, index, offset, hashes } of growths) {
      const key = `${level}/${index}`;
      const before = this.tiles.get(key) ?? new Uint8Array(0);
      if (before.length !== offset * 32) throw new Error(`gap in ${key}`);
      this.tiles.set(key, concatBytes(before, hashes));
    }
  }

  async readTile({ level, index }: Tile): Promise<Uint8Array | undefined> {
    return this.tiles.get(`${level}/${index}`);
  }
}
