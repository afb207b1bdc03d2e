import { toUtf8 } from '../bytes';
import { LedgerError } from '../errors';
import type { Sha256 } from '../merkle';
import { keyIdOf } from './keyId';
import { parseNote } from './parseNote';
import type { Subtle } from './Subtle';
import type { TrustedKey } from './TrustedKey';
import { verifyEd25519 } from './verifyEd25519';

/** What reading anything signed needs: whom to trust, and how to compute. @public */
export type Verifying = {
  keys: readonly TrustedKey[];
  sha256: Sha256;
  subtle: Subtle;
};

/** A note whose signatures by trusted keys all hold; there is one at least. @public */
export type OpenedNote = {
  text: string;
  /** Names under which trusted keys signed. */
  signedBy: string[];
};

/**
 * Reads a C2SP signed note. Signatures of unknown keys are passed over, so that rotation and witnesses work;
 * one forged signature of a trusted key spoils the note.
 *
 * @throws {@link LedgerError}
 * @public
 */
export async function openNote(
  options: { note: string } & Verifying,
): Promise<OpenedNote> {
  const { note, keys, sha256, subtle } = options;
  const { text, signatures } = parseNote(note);
  const message = toUtf8(text);
  const signedBy: string[] = [];
  for (const { name, keyId, signature } of signatures) {
    for (const { name: trustedName = name, publicKey } of keys) {
      const claimed =
        trustedName === name && keyIdOf(name, publicKey, sha256) === keyId;
      if (!claimed) continue;
      if (!(await verifyEd25519({ publicKey, signature, message, subtle }))) {
        throw new LedgerError({
          code: 'signature-forged',
          message:
            'A signature claims to be of the given key and does not hold: the note was changed, or signed by somebody else.',
        });
      }
      signedBy.push(name);
    }
  }
  if (signedBy.length === 0) {
    throw new LedgerError({
      code: 'key-unknown',
      message: 'None of the given keys signed this.',
    });
  }
  return { text, signedBy };
}
