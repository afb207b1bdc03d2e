import { equalBytes } from '../bytes';
import type { Checkpoint } from '../checkpoint';
import { LedgerError, type LedgerErrorCode } from '../errors';
import { EMPTY_TREE, rootOf, type Sha256, type TreeState } from '../merkle';
import { appendLeaves } from '../merkle/append';
import { leafHashOfText } from '../merkle/hashing';
import { appendBatch, type TileStore } from '../tiles';
import { compareTiles } from './compareTiles';
import { type StoredEntry, verifyStoredPayload } from './verifyStoredPayload';

/** @public */
export type LogVerification =
  | { status: 'verified'; size: number; present: number; erased: number }
  | {
      status: 'refused';
      code: LedgerErrorCode;
      message: string;
      /** Index of the first entry that is known to be wrong, where it is known. */
      index?: number;
    };

/**
 * Makes the whole tree again from the entries, in one pass and constant memory, and holds it against checkpoints
 * and tiles. Finds what was changed, taken out, put in, or put in another order.
 *
 * @param options - `pages` are the entries from index 0 on, in order, or from the end of `from` on: a tree that is
 * proved otherwise. `checkpoints` are opened ones of one log, best from elsewhere; what follows the largest of them
 * is not judged. With `tiles` the first wrong entry is found.
 * @public
 */
export async function verifyLog(options: {
  pages:
    | AsyncIterable<readonly StoredEntry[]>
    | Iterable<readonly StoredEntry[]>;
  checkpoints: readonly Checkpoint[];
  tiles?: TileStore;
  from?: TreeState;
  sha256: Sha256;
}): Promise<LogVerification> {
  const { pages, tiles, sha256 } = options;
  const checkpoints = [...options.checkpoints].sort((a, b) => a.size - b.size);
  const end = checkpoints.at(-1)?.size;
  const count = { present: 0, erased: 0 };
  let state: TreeState = options.from ?? EMPTY_TREE;
  try {
    if (end === undefined) {
      throw new LedgerError({
        code: 'checkpoint-missing',
        message: 'Without a checkpoint any log is as good as another.',
      });
    }
    if (checkpoints.some(({ origin }) => origin !== checkpoints[0].origin)) {
      throw new LedgerError({
        code: 'origin-differs',
        message: 'The checkpoints are not of one log and epoch.',
      });
    }
    compareRoot();
    for await (const page of pages) {
      for (let at = 0; at < page.length && state.size < end; ) {
        // To the next checkpoint, so that the root is there when it is compared.
        const batch = page.slice(at, at + checkpoints[0].size - state.size);
        at += batch.length;
        await take(batch);
        compareRoot();
      }
      if (state.size >= end) break;
    }
    if (state.size < end) {
      throw new LedgerError({
        code: 'log-truncated',
        message: `The checkpoint is of ${end} entries; there are ${state.size}.`,
      });
    }
    return { status: 'verified', size: state.size, ...count };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    const { code, message, index } = error;
    return { status: 'refused', code, message, index };
  }

  async function take(batch: readonly StoredEntry[]): Promise<void> {
    if (tiles) {
      const leaves = [...leavesOf(batch)];
      const appended = appendBatch({ state, leaves, sha256 });
      await compareTiles(appended.tiles, tiles);
      state = appended.state;
    } else {
      state = appendLeaves({ state, leaves: leavesOf(batch), sha256 });
    }
  }

  function* leavesOf(batch: readonly StoredEntry[]): Iterable<Uint8Array> {
    let index = state.size;
    for (const entry of batch) {
      count[verifyStoredPayload({ entry, index, sha256 })] += 1;
      index += 1;
      yield leafHashOfText(entry.headerText, sha256);
    }
  }

  function compareRoot(): void {
    while (checkpoints.length > 0 && checkpoints[0].size === state.size) {
      const { root } = checkpoints.shift()!;
      if (!equalBytes(root, rootOf(state, sha256))) {
        throw new LedgerError({
          code: 'root-differs',
          message: `The first ${state.size} entries are not those of the checkpoint.`,
        });
      }
    }
  }
}
