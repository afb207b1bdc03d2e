import { fromBase64 } from '../bytes';
import { type Checkpoint, openCheckpoint } from '../checkpoint';
import { leafOf, verifyPayload } from '../entry';
import { LedgerError, type LedgerErrorCode } from '../errors';
import { type Sha256, verifyInclusion } from '../merkle';
import type { Verifying } from '../note';
import { keptNote } from '../note/keptNote';
import type { Receipt } from '../receipt';
import { compareWithHeld, readHashes } from './compareWithHeld';
import { openReceipt } from './openReceipt';
import { verifySuccession } from './verifySuccession';
import {
  failedStep,
  type StepName,
  type VerificationStep,
} from './VerificationStep';

/**
 * `verified`: every step proves what it says. `refused`: something contradicts. `undecided`: something is missing
 * that could prove it. An erased payload is a fact about a verified receipt, not a fault of it.
 * @public
 */
export type ReceiptVerification = { steps: VerificationStep[] } & (
  | {
      status: 'verified';
      receipt: Receipt;
      checkpoint: Checkpoint;
      payload: 'present' | 'erased';
    }
  | { status: 'refused' | 'undecided'; code: LedgerErrorCode }
);

/**
 * Verifies a receipt, or an envelope with one, without asking anybody: the same in Node, in a browser, in the shell.
 * It never throws for what the document holds.
 * @public
 */
export async function verifyReceipt(
  options: {
    /** Parsed JSON of a stranger. */
    receipt: unknown;
    /** Signed checkpoint that the reader holds from elsewhere. */
    held?: string;
  } & Verifying,
): Promise<ReceiptVerification> {
  const { held, ...verifying } = options;
  const { sha256 } = verifying;
  const steps: VerificationStep[] = [];
  let at: StepName = 'receipt';
  const proved = (message: string) =>
    steps.push({ step: at, status: 'proved', message });
  try {
    const { receipt, enveloped } = await openReceipt(
      options.receipt,
      verifying,
    );
    const { entry, proof } = receipt;
    proved(`A receipt of an entry about: ${entry.kind}, ${entry.at}.`);

    if (enveloped) {
      at = 'envelope';
      proved('Signed by the given key; says nothing beyond the receipt.');
    }

    at = 'checkpoint';
    const note = receipt.checkpoint;
    const checkpoint = await openCheckpoint({ note, ...verifying });
    const { origin, size } = checkpoint;
    proved(`The given key signed the first ${size} entries of ${origin}.`);

    at = 'inclusion';
    const { succession } = receipt;
    if (succession) {
      const end = verifySuccession({ succession, checkpoint, sha256 });
      verifyPlace(receipt, end, sha256);
      proved(
        `The entry is in ${end.origin}, unchanged, at index ${proof.index}. That epoch ended after ${end.size} entries; the first entry of ${origin} says so.`,
      );
    } else {
      verifyPlace(receipt, checkpoint, sha256);
      proved(`The entry is in that log, unchanged, at index ${proof.index}.`);
    }

    at = 'payload';
    const payload = verifyContent(receipt, sha256);
    if (payload === 'present') {
      proved('The payload is the one that was recorded.');
    } else {
      steps.push({
        step: at,
        status: 'open',
        message:
          'The payload was erased, or left out. That, when and about what it was recorded is proved; what it said is not.',
      });
    }

    at = 'held-checkpoint';
    if (held === undefined) {
      steps.push({
        step: at,
        status: 'open',
        message:
          'No checkpoint from elsewhere was given, so it is not proved that the log shows everybody the same.',
      });
    } else {
      const other = await openCheckpoint({
        note: keptNote(held),
        ...verifying,
      });
      const { consistency } = receipt;
      compareWithHeld({ checkpoint, held: other, consistency, sha256 });
      proved(
        `The checkpoint you hold, of ${other.size} entries, is of the same history.`,
      );
    }
    return { status: 'verified', steps, receipt, checkpoint, payload };
  } catch (error) {
    const failed = failedStep(at, error);
    if (failed.status !== 'refused' && failed.status !== 'undecided')
      throw error;
    steps.push(failed, ...skippedAfter(at));
    return { status: failed.status, code: failed.code, steps };
  }
}

function verifyPlace(
  { entry, proof }: Receipt,
  { size, root }: Pick<Checkpoint, 'size' | 'root'>,
  sha256: Sha256,
): void {
  if (proof.size !== size) {
    throw new LedgerError({
      code: 'size-differs',
      message: `The proof is for ${proof.size} entries, the checkpoint for ${size}.`,
    });
  }
  const leaf = leafOf(entry, sha256);
  const hashes = readHashes(proof);
  verifyInclusion({ index: proof.index, size, leaf, hashes, root, sha256 });
}

function verifyContent(
  { entry: header, payload, salt }: Receipt,
  sha256: Sha256,
): 'present' | 'erased' {
  return verifyPayload({
    header,
    payload,
    salt: salt === undefined ? undefined : fromBase64(salt),
    sha256,
  });
}

const order: StepName[] = [
  'checkpoint',
  'inclusion',
  'payload',
  'held-checkpoint',
];

function skippedAfter(step: StepName): VerificationStep[] {
  return order.slice(order.indexOf(step) + 1).map(skipped => ({
    step: skipped,
    status: 'skipped',
    message: 'Not checked, because of the step before.',
  }));
}
