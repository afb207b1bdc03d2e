import { concatBytes, fromBase64, toHex, toUtf8 } from '../bytes';
import { LedgerError } from '../errors';
import type { Sha256 } from '../merkle';
import { assertKeyName } from './keyId';
import { parseNote } from './parseNote';
import type { Subtle } from './Subtle';
import { verifyEd25519 } from './verifyEd25519';

/** Timestamped Ed25519 in the list of signature types of C2SP signed-note. */
const COSIGNATURE = 4;
const TIME_BYTES = 8;

/** The key of a witness (C2SP tlog-cosignature). @public */
export type WitnessKey = { name: string; id: string; publicKey: Uint8Array };

/**
 * Reads the verifier key of a witness: `name+id+key`.
 *
 * @throws {@link LedgerError} with code `key-malformed`.
 * @public
 */
export function parseWitnessKey(text: string, sha256: Sha256): WitnessKey {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text.trim());
  const typed = match && fromBase64(match[3]);
  if (!match || typed?.length !== 33 || typed[0] !== COSIGNATURE) {
    throw malformed('Not the key of a witness (name+id+key, type 4)');
  }
  const [, name, id] = match;
  assertKeyName(name);
  const material = concatBytes(toUtf8(`${name}\n`), typed);
  if (toHex(sha256(material).subarray(0, 4)) !== id) {
    throw malformed('The id of the witness key is not that of its name');
  }
  return { name, id, publicKey: typed.slice(1) };
}

/**
 * Proves that a witness cosigned a checkpoint, and answers when, in seconds since 1970. A witness signs only what
 * continues all it signed before.
 *
 * @throws {@link LedgerError} where it did not.
 * @public
 */
export async function openCosignature(options: {
  /** The checkpoint with the lines of the witness below it. */
  note: string;
  key: WitnessKey;
  sha256: Sha256;
  subtle: Subtle;
}): Promise<{ at: number }> {
  const { note, key, subtle } = options;
  const { text, signatures } = parseNote(note);
  const line = signatures.find(
    ({ name, keyId }) => name === key.name && keyId === key.id,
  );
  if (!line || line.signature.length !== TIME_BYTES + 64) {
    throw new LedgerError({
      code: 'key-unknown',
      message: 'The witness did not cosign this.',
    });
  }
  const at = line.signature
    .subarray(0, TIME_BYTES)
    .reduce((time, byte) => time * 256 + byte, 0);
  const message = toUtf8(`cosignature/v1\ntime ${at}\n${text}`);
  const signature = line.signature.slice(TIME_BYTES);
  const { publicKey } = key;
  if (!(await verifyEd25519({ publicKey, signature, message, subtle }))) {
    throw new LedgerError({
      code: 'signature-forged',
      message: 'The cosignature of the witness does not hold.',
    });
  }
  return { at };
}

function malformed(message: string): LedgerError {
  return new LedgerError({ code: 'key-malformed', message: `${message}.` });
}
