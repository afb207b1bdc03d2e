import { LedgerError } from '../errors';
import { openNote, type Verifying } from '../note';
import { type Checkpoint, parseCheckpoint } from './Checkpoint';
import { parseOrigin } from './origin';

/**
 * Reads a signed checkpoint: one that a trusted key signed in the name of the very log it is about.
 * A witness is trusted to have seen a checkpoint, not to speak for the log.
 *
 * @throws {@link LedgerError}
 * @public
 */
export async function openCheckpoint(
  options: { note: string } & Verifying,
): Promise<Checkpoint> {
  const { text, signedBy } = await openNote(options);
  const checkpoint = parseCheckpoint(text);
  if (!signedBy.includes(parseOrigin(checkpoint.origin).log)) {
    throw new LedgerError({
      code: 'origin-differs',
      message: 'The given key signed, but not as the log of this checkpoint.',
    });
  }
  return checkpoint;
}
