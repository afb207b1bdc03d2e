import { fromBase64 } from '../bytes';
import type { Checkpoint } from '../checkpoint';
import { parseOrigin } from '../checkpoint/origin';
import { leafOf, verifyPayload } from '../entry';
import { LedgerError } from '../errors';
import { type Sha256, verifyInclusion } from '../merkle';
import type { Receipt } from '../receipt';
import { previousLogSchema } from '../receipt/receiptSchema';
import { readHashes } from './compareWithHeld';

/** The end of an earlier epoch, as the first entry of the next one states it. */
type StatedEnd = { origin: string; size: number; root: Uint8Array };

/**
 * Proves with the checkpoint of an epoch how the epoch before it ended: the first entry is in the checkpoint's tree,
 * its payload is unchanged, and it names origin, size and root.
 *
 * @throws {@link LedgerError}
 * @internal
 */
export function verifySuccession(options: {
  succession: NonNullable<Receipt['succession']>;
  checkpoint: Checkpoint;
  sha256: Sha256;
}): StatedEnd {
  const { succession, checkpoint, sha256 } = options;
  const { entry: header, payload, salt, proof } = succession;
  const { size, root } = checkpoint;
  if (header.kind !== 'epoch' || proof.size !== size) throw malformed();
  verifyInclusion({
    index: 0,
    size,
    leaf: leafOf(header, sha256),
    hashes: readHashes(proof),
    root,
    sha256,
  });
  const kept = verifyPayload({
    header,
    payload,
    salt: fromBase64(salt),
    sha256,
  });
  const stated = previousLogSchema.safeParse(payload);
  if (kept !== 'present' || !stated.success) throw malformed();
  const { origin, size: ended, root: end } = stated.data.previous;
  const before = parseOrigin(origin);
  const now = parseOrigin(checkpoint.origin);
  const bytes = fromBase64(end);
  if (before.log !== now.log || before.epoch >= now.epoch || !bytes) {
    throw malformed();
  }
  return { origin, size: ended, root: bytes };
}

function malformed(): LedgerError {
  return new LedgerError({
    code: 'receipt-malformed',
    message:
      'The entry that should say where the epoch before ended does not say it.',
  });
}
