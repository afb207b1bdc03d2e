import { fromBase64 } from '../bytes';
import { openCheckpoint, type Checkpoint } from '../checkpoint';
import { LedgerError, type LedgerErrorCode } from '../errors';
import {
  rootOf,
  type Sha256,
  type TreeState,
  verifyConsistency,
} from '../merkle';
import { appendLeaves } from '../merkle/append';
import { leafHashOfText } from '../merkle/hashing';
import type { Verifying } from '../note';
import { compareWithHeld } from './compareWithHeld';
import { type Interval, intervalSchema } from './intervalSchema';
import { type StoredEntry, verifyStoredPayload } from './verifyStoredPayload';

export { INTERVAL_VERSION, intervalSchema } from './intervalSchema';
export type { Interval } from './intervalSchema';

/** @public */
export type IntervalVerification =
  | {
      status: 'verified';
      interval: Pick<Interval, 'from' | 'to'>;
      checkpoint: Checkpoint;
      present: number;
      erased: number;
      /** Whether a checkpoint from elsewhere is of the same history. */
      held: 'proved' | 'not-given';
    }
  | {
      status: 'refused' | 'undecided';
      code: LedgerErrorCode;
      message: string;
      index?: number;
    };

/**
 * Verifies exported entries: that they are exactly those of the log from one index to another, none changed, left
 * out, put in or moved, and that a trusted key signed the log they are in.
 *
 * It never throws for what the document holds. A checkpoint from elsewhere can be of the size of the interval's
 * checkpoint alone: an export has no proof between others, a receipt has.
 * @public
 */
export async function verifyInterval(
  options: {
    /** Parsed JSON of a stranger. */
    interval: unknown;
    pages:
      | AsyncIterable<readonly StoredEntry[]>
      | Iterable<readonly StoredEntry[]>;
    /** Signed checkpoint that the reader holds from elsewhere. */
    held?: string;
  } & Verifying,
): Promise<IntervalVerification> {
  const { sha256 } = options;
  try {
    const interval = readInterval(options.interval);
    const note = interval.checkpoint;
    const checkpoint = await openCheckpoint({ ...options, note });
    const before = stateOf(interval);
    const prove = (state: TreeState, proof: string[]) =>
      provePrefix({ state, proof, checkpoint, sha256 });
    prove(before, interval.consistency.from);
    const count = { present: 0, erased: 0 };
    const after = await take(before, count);
    if (after.size !== interval.to) {
      throw new LedgerError({
        code: 'log-truncated',
        message: `The interval ends before entry ${interval.to}; there are entries up to ${after.size}.`,
      });
    }
    prove(after, interval.consistency.to);
    if (options.held !== undefined) {
      const held = await openCheckpoint({ ...options, note: options.held });
      compareWithHeld({ checkpoint, held, consistency: undefined, sha256 });
    }
    const { from, to } = interval;
    return {
      status: 'verified',
      interval: { from, to },
      checkpoint,
      ...count,
      held: options.held === undefined ? 'not-given' : 'proved',
    };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    const { code, message, index } = error;
    const status = code === 'consistency-missing' ? 'undecided' : 'refused';
    return { status, code, message, ...(index !== undefined && { index }) };
  }

  async function take(
    before: TreeState,
    count: { present: number; erased: number },
  ): Promise<TreeState> {
    let state = before;
    for await (const page of options.pages) {
      const first = state.size;
      const leaves = page.map((entry, at) => {
        const index = first + at;
        count[verifyStoredPayload({ entry, index, sha256 })] += 1;
        return Uint8Array.from(leafHashOfText(entry.headerText, sha256));
      });
      state = appendLeaves({ state, leaves, sha256 });
    }
    return state;
  }
}

/** That the log of a checkpoint begins with this tree. */
function provePrefix(options: {
  state: TreeState;
  proof: string[];
  checkpoint: Checkpoint;
  sha256: Sha256;
}): void {
  const { state, proof, checkpoint, sha256 } = options;
  verifyConsistency({
    from: { size: state.size, root: rootOf(state, sha256) },
    to: checkpoint,
    hashes: proof.map(bytesOf),
    sha256,
  });
}

function readInterval(document: unknown): Interval {
  const parsed = intervalSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  throw new LedgerError({
    code: 'receipt-malformed',
    message: 'Not the head of exported entries.',
  });
}

function stateOf({ from, before }: Interval): TreeState {
  return { size: from, range: before.map(bytesOf) };
}

function bytesOf(hash: string): Uint8Array {
  return fromBase64(hash) ?? new Uint8Array(0);
}
