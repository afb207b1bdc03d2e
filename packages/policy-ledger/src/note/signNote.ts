import { concatBytes, fromHex, toBase64, toUtf8 } from '../bytes';
import { LedgerError } from '../errors';
import type { Sha256 } from '../merkle';
import { keyIdOf } from './keyId';
import type { NoteSigner } from './NoteSigner';
import { parseNote } from './parseNote';

/**
 * Signs a text as C2SP signed note, with every signer, in their order.
 *
 * @throws {@link LedgerError} with code `note-malformed` where the text could not be read back.
 * @public
 */
export async function signNote(options: {
  text: string;
  signers: readonly NoteSigner[];
  sha256: Sha256;
}): Promise<string> {
  const { text, signers, sha256 } = options;
  const message = toUtf8(text);
  const lines = await Promise.all(
    signers.map(async signer => {
      const { name, publicKey } = signer;
      const signature = concatBytes(
        fromHex(keyIdOf(name, publicKey, sha256)),
        await signer.sign(message),
      );
      return `— ${name} ${toBase64(signature)}\n`;
    }),
  );
  const note = `${text}\n${lines.join('')}`;
  // A text without a last newline would move the border between text and signatures.
  if (parseNote(note).text !== text) {
    throw new LedgerError({
      code: 'note-malformed',
      message: 'The text of a note ends in a newline.',
    });
  }
  return note;
}
