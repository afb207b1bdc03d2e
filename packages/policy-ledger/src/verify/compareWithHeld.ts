import { equalBytes, fromBase64 } from '../bytes';
import { type Checkpoint } from '../checkpoint';
import { parseOrigin } from '../checkpoint/origin';
import { LedgerError } from '../errors';
import { type Sha256, verifyConsistency } from '../merkle';
import type { Receipt } from '../receipt';

/**
 * Proves that a receipt's checkpoint and one that somebody kept are of one history: either continues the other.
 *
 * @throws {@link LedgerError}
 * @internal
 */
export function compareWithHeld(options: {
  checkpoint: Checkpoint;
  held: Checkpoint;
  consistency: Receipt['consistency'];
  sha256: Sha256;
}): void {
  const { checkpoint, held, consistency, sha256 } = options;
  assertSameLog(checkpoint, held);
  if (checkpoint.size === held.size) {
    if (equalBytes(checkpoint.root, held.root)) return;
    throw new LedgerError({
      code: 'root-differs',
      message:
        'The log signed two histories of the same length. Keep both checkpoints: together they are the evidence.',
    });
  }
  const [from, to] =
    checkpoint.size < held.size ? [checkpoint, held] : [held, checkpoint];
  if (consistency?.from !== from.size || consistency.to !== to.size) {
    throw new LedgerError({
      code: 'consistency-missing',
      message: `The receipt has no proof between ${from.size} and ${to.size} entries. Ask the log for a receipt with a proof to the size of your checkpoint.`,
    });
  }
  verifyConsistency({ from, to, hashes: readHashes(consistency), sha256 });
}

/** @internal */
export function assertSameLog(given: Checkpoint, other: Checkpoint): void {
  const here = parseOrigin(given.origin);
  const held = parseOrigin(other.origin);
  if (here.log !== held.log) {
    throw new LedgerError({
      code: 'origin-differs',
      message: `The checkpoint you hold is of another log: ${held.log}, not ${here.log}.`,
    });
  }
  if (here.epoch !== held.epoch) {
    throw new LedgerError({
      code: 'epoch-differs',
      message: `The checkpoint you hold is of epoch ${held.epoch}, the file of epoch ${here.epoch}. Each is verified against checkpoints of its own.`,
    });
  }
}

/** @internal */
export function readHashes({ hashes }: { hashes: string[] }): Uint8Array[] {
  return hashes.map(hash => fromBase64(hash) ?? new Uint8Array(0));
}
