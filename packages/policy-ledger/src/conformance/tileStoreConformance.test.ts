import { sha256 } from '../__testUtils__/crypto';
import { MemoryTileStore } from '../__testUtils__/MemoryTileStore';
import type { TileStore } from '../tiles';
import { tileStoreConformance } from './tileStoreConformance';

function underTest(broken?: (store: MemoryTileStore) => TileStore) {
  const memory = new MemoryTileStore();
  return {
    store: broken?.(memory) ?? memory,
    write: async (tiles: Parameters<MemoryTileStore['write']>[0]) =>
      memory.write(tiles),
    sha256,
  };
}

describe('tileStoreConformance', () => {
  it.each(tileStoreConformance)('passes in memory: $name', async ({ run }) => {
    await expect(run(underTest())).resolves.toBeUndefined();
  });

  it.each<[string, (store: MemoryTileStore) => TileStore]>([
    ['forgets', () => ({ readTile: async () => undefined })],
    [
      'invents',
      () => ({ readTile: async ({ width }) => new Uint8Array(width * 32) }),
    ],
    [
      'mixes levels',
      store => ({ readTile: tile => store.readTile({ ...tile, level: 0 }) }),
    ],
    [
      'cuts',
      store => ({
        readTile: async tile => (await store.readTile(tile))?.slice(0, 32),
      }),
    ],
  ])('notices a store that %s', async (_, broken) => {
    const runs = tileStoreConformance.map(({ run }) => run(underTest(broken)));
    const results = await Promise.allSettled(runs);
    expect(results.map(({ status }) => status)).toContain('rejected');
  });
});
