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
import { keptNote } from '../note/keptNote';
import { compareIntervalWithHeld } from './compareIntervalWithHeld';
import { type Interval, intervalSchema } from './intervalSchema';
import { statusOf } from './VerificationStep';
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
 * It never throws for what the document holds. A checkpoint from elsewhere can be over as many entries as the log had
 * anywhere within the interval, or as the interval's own checkpoint is over: an export has no proof between others, a
 * receipt has.
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
    const held =
      options.held === undefined
        ? undefined
        : await openCheckpoint({ ...options, note: keptNote(options.held) });
    const before = stateOf(interval);
    const prove = (state: TreeState, proof: string[]) =>
      provePrefix({ state, proof, checkpoint, sha256 });
    prove(before, interval.consistency.from);
    const count = { present: 0, erased: 0 };
    const { after, atHeld } = await take(before, count, held?.size);
    if (after.size !== interval.to) {
      throw new LedgerError({
        code: 'log-truncated',
        message: `The first line says that ${
          interval.to - interval.from
        } entries follow, and there are ${after.size - interval.from}.`,
      });
    }
    prove(after, interval.consistency.to);
    const { from, to } = interval;
    if (held) {
      compareIntervalWithHeld({ held, checkpoint, atHeld, from, to, sha256 });
    }
    return {
      status: 'verified',
      interval: { from, to },
      checkpoint,
      ...count,
      held: held ? 'proved' : 'not-given',
    };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    const { code, message, index } = error;
    return {
      status: statusOf(code),
      code,
      message,
      ...(index !== undefined && { index }),
    };
  }

  /** Reads the entries, and remembers the tree at the size of a checkpoint that somebody holds. */
  async function take(
    before: TreeState,
    count: { present: number; erased: number },
    heldSize: number | undefined,
  ): Promise<{ after: TreeState; atHeld?: TreeState }> {
    let after = before;
    let atHeld = before.size === heldSize ? before : undefined;
    const append = (leaves: Uint8Array[]) => {
      after = appendLeaves({ state: after, leaves, sha256 });
      if (after.size === heldSize) atHeld = after;
    };
    for await (const page of options.pages) {
      const first = after.size;
      const leaves = page.map((entry, at) => {
        const index = first + at;
        count[verifyStoredPayload({ entry, index, sha256 })] += 1;
        return Uint8Array.from(leafHashOfText(entry.headerText, sha256));
      });
      const cut = Math.max(0, (heldSize ?? 0) - first);
      append(leaves.slice(0, cut));
      append(leaves.slice(cut));
    }
    return { after, ...(atHeld && { atHeld }) };
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
