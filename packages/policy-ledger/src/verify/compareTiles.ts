import { equalBytes } from '../bytes';
import { LedgerError } from '../errors';
import { HASH_BYTES } from '../merkle/hashing';
import type { TileGrowth, TileStore } from '../tiles';

/** Holds tiles as the entries make them against those that are stored. @internal */
export async function compareTiles(
  made: readonly TileGrowth[],
  store: TileStore,
): Promise<void> {
  for (const { level, index, offset, hashes } of made) {
    const from = offset * HASH_BYTES;
    const width = offset + hashes.length / HASH_BYTES;
    const tile = await store.readTile({ level, index, width });
    const stored = tile?.subarray(from, from + hashes.length);
    if (stored && equalBytes(stored, hashes)) continue;
    const wrong = firstDifference(hashes, stored ?? new Uint8Array(0));
    throw new LedgerError({
      code: 'tile-differs',
      message:
        level === 0
          ? 'The entry is not the one that was appended.'
          : `Tile ${index} of level ${level} does not follow from the entries.`,
      ...(level === 0 && { index: index * 256 + offset + wrong }),
    });
  }
}

function firstDifference(made: Uint8Array, stored: Uint8Array): number {
  const at = made.findIndex((byte, i) => byte !== stored[i]);
  return Math.floor(at / HASH_BYTES);
}
