import { concatBytes, equalBytes } from '../bytes';
import {
  EMPTY_TREE,
  leafHash,
  rootOf,
  type Sha256,
  type TreeState,
  verifyConsistency,
} from '../merkle';
import {
  appendBatch,
  consistencyProof,
  inclusionProof,
  readState,
  type TileGrowth,
  type TileStore,
} from '../tiles';

/** A store under test, empty, with the way in which its owner writes what `appendBatch` tells. @public */
export type TileStoreUnderTest = {
  store: TileStore;
  write(tiles: readonly TileGrowth[]): Promise<void>;
  sha256: Sha256;
};

/** One promise of `TileStore`; `run` throws where the store breaks it. @public */
export type TileStoreCase = {
  name: string;
  run(underTest: TileStoreUnderTest): Promise<void>;
};

/**
 * What every store of tiles has to pass, for whichever test runner:
 * `it.each(tileStoreConformance)('$name', ({ run }) => run(emptyStore()))`.
 * @public
 */
export const tileStoreConformance: TileStoreCase[] = [
  {
    name: 'has no tile before one was written',
    async run({ store }) {
      const tile = await store.readTile({ level: 0, index: 0, width: 1 });
      assert(tile === undefined, 'an empty store answers with undefined');
    },
  },
  {
    name: 'gives back tiles as they grow, each level and index apart',
    async run({ store, write }) {
      const hashes = (count: number, start: number) =>
        new Uint8Array(count * 32).map((_, i) => (start + i) % 251);
      const parts = [hashes(1, 1), hashes(254, 2), hashes(1, 3)];
      let offset = 0;
      for (const part of parts) {
        await write([
          { level: 0, index: 1, offset, hashes: part },
          ...(offset === 0
            ? [
                { level: 0, index: 0, offset: 0, hashes: hashes(256, 4) },
                { level: 1, index: 0, offset: 0, hashes: hashes(1, 5) },
                { level: 1, index: 1, offset: 0, hashes: hashes(2, 6) },
              ]
            : []),
        ]);
        offset += part.length / 32;
        const whole = concatBytes(...parts).subarray(0, offset * 32);
        for (const width of [1, offset]) {
          const tile = await store.readTile({ level: 0, index: 1, width });
          const read = tile?.subarray(0, width * 32);
          assert(
            read && equalBytes(read, whole.subarray(0, width * 32)),
            `${width} hashes of a tile of ${offset}`,
          );
        }
      }
      const other = await store.readTile({ level: 1, index: 1, width: 2 });
      assert(other && equalBytes(other, hashes(2, 6)), 'a tile of level 1');
      const none = await store.readTile({ level: 2, index: 1, width: 1 });
      assert(none === undefined, 'a tile nobody wrote is undefined');
    },
  },
  {
    name: 'proves every entry and every older tree of a log that grows in batches',
    async run({ store, write, sha256 }) {
      const leaves = Array.from({ length: 700 }, (_, n) =>
        leafHash(Uint8Array.of(n % 256, Math.floor(n / 256)), sha256),
      );
      let state: TreeState = EMPTY_TREE;
      for (const size of [1, 2, 100, 255, 256, 257, 512, 700]) {
        const from = state;
        const batch = leaves.slice(from.size, size);
        const appended = appendBatch({ state, leaves: batch, sha256 });
        await write(appended.tiles);
        state = appended.state;
        const again = await readState({ size, store, sha256 });
        assert(
          equalBytes(rootOf(again, sha256), appended.root),
          `the state of ${size} entries is read back`,
        );
        for (const index of [0, Math.floor(size / 2), size - 1]) {
          const leaf = leaves[index];
          await inclusionProof({ index, leaf, state, store, sha256 });
        }
        verifyConsistency({
          from: { size: from.size, root: rootOf(from, sha256) },
          to: { size, root: appended.root },
          hashes: (
            await consistencyProof({ from: from.size, state, store, sha256 })
          ).hashes,
          sha256,
        });
      }
    },
  },
];

function assert(condition: unknown, promise: string): asserts condition {
  if (!condition) throw new Error(`The store breaks its promise: ${promise}`);
}
