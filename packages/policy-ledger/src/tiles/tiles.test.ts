import { randomOf, sha256 } from '../__testUtils__/crypto';
import {
  bytes,
  goLeaf,
  goLeaves,
  goTiles,
  goTree,
} from '../__testUtils__/goVectors';
import { MemoryTileStore } from '../__testUtils__/MemoryTileStore';
import { thrownBy } from '../__testUtils__/thrownBy';
import { base64 } from '../__testUtils__/crypto';
import {
  EMPTY_TREE,
  rootOf,
  type TreeState,
  verifyConsistency,
} from '../merkle';
import { nodeHash } from '../merkle/hashing';
import { subtreeSizes } from '../merkle/state';
import { exponentOf } from '../merkle/size';
import { appendBatch } from './appendBatch';
import { consistencyProof, inclusionProof } from './proofs';
import { readState } from './readState';
import type { TileStore } from './Tile';
import { parseTilePath, tilePath } from './tilePath';

function logOf(size: number, batch: () => number) {
  const store = new MemoryTileStore();
  const leaves = goLeaves(size);
  let state: TreeState = EMPTY_TREE;
  while (state.size < size) {
    const next = leaves.slice(state.size, state.size + batch());
    const appended = appendBatch({ state, leaves: next, sha256 });
    store.write(appended.tiles);
    state = appended.state;
  }
  return { store, state, leaves };
}

describe('appendBatch', () => {
  it.each([1, 7, 256, 300])('makes the tiles of Go in batches of %d', size => {
    const { store } = logOf(goTiles.size, () => size);
    const made = [...store.tiles].map(([key, data]) => {
      const [level, index] = key.split('/').map(Number);
      return {
        path: tilePath({ level, index, width: data.length / 32 }),
        data: base64(data),
      };
    });
    const expected = goTiles.tiles.map(({ path, data }) => ({
      path: path.replace('tile/8/', 'tile/'),
      data,
    }));
    expect(made.sort((a, b) => a.path.localeCompare(b.path))).toEqual(
      expected.sort((a, b) => a.path.localeCompare(b.path)),
    );
  });

  it('leaves an empty batch without effect', () => {
    const { state } = logOf(5, () => 5);
    expect(appendBatch({ state, leaves: [], sha256 })).toEqual({
      state,
      root: rootOf(state, sha256),
      tiles: [],
    });
  });
});

describe('proofs from tiles', () => {
  it('are those of Go', async () => {
    const { store } = logOf(300, () => 13);
    for (const { index, size, hashes } of goTree.inclusion) {
      const state = await readState({ size, store, sha256 });
      const proof = await inclusionProof({
        index,
        leaf: goLeaf(index),
        state,
        store,
        sha256,
      });
      expect(proof).toEqual({ index, size, hashes: hashes.map(bytes) });
    }
    for (const { from, to, hashes } of goTree.consistency) {
      const state = await readState({ size: to, store, sha256 });
      const proof = await consistencyProof({ from, state, store, sha256 });
      expect(proof).toEqual({ from, to, hashes: hashes.map(bytes) });
    }
  });

  it('hold for random sizes and entries', async () => {
    const random = randomOf(3);
    const { store, leaves } = logOf(2000, () => 1 + random(300));
    for (let round = 0; round < 200; round++) {
      const size = 1 + random(2000);
      const state = await readState({ size, store, sha256 });
      const index = random(size);
      await inclusionProof({
        index,
        leaf: leaves[index],
        state,
        store,
        sha256,
      });
      const from = await readState({ size: random(size + 1), store, sha256 });
      const { hashes } = await consistencyProof({
        from: from.size,
        state,
        store,
        sha256,
      });
      const proof = {
        from: { size: from.size, root: rootOf(from, sha256) },
        to: { size, root: rootOf(state, sha256) },
        hashes,
        sha256,
      };
      expect(() => verifyConsistency(proof)).not.toThrow();
    }
  });

  it.each([1_000_000, 2 ** 24, 16_000_001])(
    'read at most three tiles of a log of %d entries',
    async size => {
      const { store, state } = alike(size);
      const random = randomOf(4);
      const wanted = [
        0,
        size - 1,
        ...Array.from({ length: 30 }, () => random(size)),
      ];
      for (const index of wanted) {
        store.reads = 0;
        await inclusionProof({ index, leaf: goLeaf(0), state, store, sha256 });
        expect(store.reads).toBeLessThanOrEqual(3);
      }
      store.reads = 0;
      expect(await readState({ size, store, sha256 })).toEqual(state);
      expect(store.reads).toBeLessThanOrEqual(3);
    },
  );

  it('are exact up to the largest size', async () => {
    const random = randomOf(5);
    for (let round = 0; round < 60; round++) {
      const size = Number.MAX_SAFE_INTEGER - random(2 ** (1 + (round % 50)));
      const from = Math.max(1, size - random(2 ** (1 + (round % 53))));
      const { store, state } = alike(size);
      await inclusionProof({
        index: from - 1,
        leaf: goLeaf(0),
        state,
        store,
        sha256,
      });
      const { hashes } = await consistencyProof({ from, state, store, sha256 });
      const proof = {
        from: { size: from, root: rootOf(alike(from).state, sha256) },
        to: { size, root: rootOf(state, sha256) },
        hashes,
        sha256,
      };
      expect(() => verifyConsistency(proof)).not.toThrow();
    }
  });

  it('are not handed out from a damaged store', async () => {
    const { store, state, leaves } = logOf(1000, () => 100);
    const ask = (damaged: TileStore, index = 3) =>
      thrownBy(() =>
        inclusionProof({
          index,
          leaf: leaves[3],
          state,
          store: damaged,
          sha256,
        }),
      );
    expect([
      await ask(store),
      await ask(store, 4),
      await ask(store, 1000),
      await ask({ readTile: async () => undefined }),
      await ask({
        readTile: async tile => (await store.readTile(tile))!.slice(32),
      }),
      await ask({
        readTile: async tile => (await store.readTile(tile))!.map(b => b ^ 1),
      }),
    ]).toEqual([
      'nothing',
      'proof-mismatch',
      'index-invalid',
      'tile-missing',
      'tile-truncated',
      'proof-mismatch',
    ]);
  });
});

/** A log whose entries are all alike, of any size: every subtree of a height has one hash. */
function alike(size: number) {
  const heights = [goLeaf(0)];
  for (let h = 1; h <= 56; h++) {
    heights.push(nodeHash(heights[h - 1], heights[h - 1], sha256));
  }
  const store = {
    reads: 0,
    async readTile({ level, width }: { level: number; width: number }) {
      this.reads += 1;
      const tile = new Uint8Array(width * 32);
      for (let i = 0; i < width; i++) tile.set(heights[level * 8], i * 32);
      return tile;
    },
  };
  const range = subtreeSizes(size).map(s => heights[exponentOf(s)!]);
  return { store, state: { size, range } };
}

describe('tile paths', () => {
  it.each(goTiles.paths)('writes and reads $path', ({ path, ...tile }) => {
    const ours = path.replace('tile/8/', 'tile/');
    expect(tilePath(tile)).toBe(ours);
    expect(parseTilePath(ours)).toEqual(tile);
  });

  it.each([
    'tile/0/x001/x234/67',
    'tile/0/1',
    'tile/00/001',
    'tile/64/001',
    'tile/0/x000/001',
    'tile/0/001.p/0',
    'tile/0/001.p/256',
    'tile/0/001.p/08',
    'tile/0/../001',
    'tile/0/x999/x999/x999/x999/x999/999',
    'tile/entries/001',
    '/tile/0/001',
    'tile/0/001\n',
  ])('refuses %j', async path => {
    expect(await thrownBy(() => parseTilePath(path))).toBe('tile-path-invalid');
  });
});
