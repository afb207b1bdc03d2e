import { equalBytes } from '../bytes';
import type { Checkpoint } from '../checkpoint';
import { LedgerError } from '../errors';
import { rootOf, type Sha256, type TreeState } from '../merkle';
import { assertSameLog, compareWithHeld } from './compareWithHeld';

/**
 * Proves that exported entries and a checkpoint that somebody kept are of one history.
 *
 * @throws {@link LedgerError}
 * @internal
 */
export function compareIntervalWithHeld(options: {
  held: Checkpoint;
  checkpoint: Checkpoint;
  /** The tree over as many entries as the held checkpoint is, where the interval passes it. */
  atHeld: TreeState | undefined;
  from: number;
  to: number;
  sha256: Sha256;
}): void {
  const { held, checkpoint, atHeld, from, to, sha256 } = options;
  assertSameLog(checkpoint, held);
  if (held.size === checkpoint.size) {
    compareWithHeld({ checkpoint, held, consistency: undefined, sha256 });
    return;
  }
  if (!atHeld) {
    throw new LedgerError({
      code: 'consistency-missing',
      message:
        held.size > checkpoint.size
          ? `The checkpoint you hold is over ${held.size} entries, the export is of a log of ${checkpoint.size}. Ask for a newer export; where the log has no more, keep both: entries were taken back.`
          : `The checkpoint you hold is over ${held.size} entries, and the export has those from ${from} to ${to}. Ask for one that goes from before to after it, or for a receipt with a proof to its size.`,
    });
  }
  if (!equalBytes(rootOf(atHeld, sha256), held.root)) {
    throw new LedgerError({
      code: 'root-differs',
      message: `The first ${held.size} entries are not those that your checkpoint was signed over. Keep both: together they are the evidence that history was rewritten.`,
    });
  }
}
