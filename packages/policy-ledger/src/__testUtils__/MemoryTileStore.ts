import { concatBytes } from '../bytes';
import type { Tile, TileGrowth, TileStore } from '../tiles';

export class MemoryTileStore implements TileStore {
  readonly tiles = new Map<string, Uint8Array>();
  reads = 0;

  write(growths: readonly TileGrowth[]): void {
    for (const { level, index, offset, hashes } of growths) {
      const key = `${level}/${index}`;
      const before = this.tiles.get(key) ?? new Uint8Array(0);
      if (before.length !== offset * 32) throw new Error(`gap in ${key}`);
      this.tiles.set(key, concatBytes(before, hashes));
    }
  }

  async readTile({ level, index }: Tile): Promise<Uint8Array | undefined> {
    this.reads += 1;
    return this.tiles.get(`${level}/${index}`);
  }
}
