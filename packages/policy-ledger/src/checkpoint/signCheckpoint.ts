import { LedgerError } from '../errors';
import type { Sha256 } from '../merkle';
import { type NoteSigner, signNote } from '../note';
import { type Checkpoint, formatCheckpoint } from './Checkpoint';
import { parseOrigin } from './origin';

/**
 * Signs a checkpoint. During a rotation old and new key sign both.
 *
 * The caller answers for what a signature means: it signs a size once, and only what its database made durable.
 * @public
 */
export async function signCheckpoint(options: {
  checkpoint: Omit<Checkpoint, 'extensions'> & { extensions?: string[] };
  signers: readonly NoteSigner[];
  sha256: Sha256;
}): Promise<string> {
  const { checkpoint, signers, sha256 } = options;
  const { log } = parseOrigin(checkpoint.origin);
  if (signers.length === 0 || signers.some(({ name }) => name !== log)) {
    throw new LedgerError({
      code: 'key-malformed',
      message: 'A checkpoint is signed by keys that have the name of its log.',
    });
  }
  const text = formatCheckpoint({ extensions: [], ...checkpoint });
  return signNote({ text, signers, sha256 });
}
