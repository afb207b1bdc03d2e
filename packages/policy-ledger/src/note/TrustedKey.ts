import { concatBytes, equalBytes, fromBase64, toBase64 } from '../bytes';
import { LedgerError } from '../errors';
import type { Sha256 } from '../merkle';
import { assertKeyName, ED25519, keyIdOf } from './keyId';

/**
 * An Ed25519 public key that somebody decided to trust. A key from a PEM file has no name: it then stands for
 * every log that it signs, and the reader has to look at the log's name.
 * @public
 */
export type TrustedKey = { name?: string; publicKey: Uint8Array };

const KEY_BYTES = 32;
/** What DER puts before the 32 bytes of an Ed25519 key (RFC 8410). */
const spkiPrefix = Uint8Array.of(
  ...[0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00],
);
const pem =
  /-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]*)-----END PUBLIC KEY-----/g;

/**
 * Reads the keys of a file: C2SP verifier keys (`name+id+key`), one a line, or public keys in PEM; several after a
 * rotation. Lines that start with `#` are remarks. Anything else is refused, so that no key is overlooked.
 *
 * @throws {@link LedgerError} with code `key-malformed`.
 * @public
 */
export function parseKeys(text: string, sha256: Sha256): TrustedKey[] {
  const keys: TrustedKey[] = [...text.matchAll(pem)].map(([, body]) => ({
    publicKey: readSpki(body),
  }));
  for (const line of text.replace(pem, '\n').split(/\r?\n/)) {
    const entry = line.trim();
    if (entry !== '' && !entry.startsWith('#')) {
      keys.push(readVerifierKey(entry, sha256));
    }
  }
  if (keys.length === 0) throw malformed('There is no public key');
  return keys;
}

/** The C2SP verifier key of a key that has a name: what an auditor is given. @public */
export function formatKey(key: Required<TrustedKey>, sha256: Sha256): string {
  const { name, publicKey } = key;
  assertKeyName(name);
  const typed = concatBytes(Uint8Array.of(ED25519), publicKey);
  return `${name}+${keyIdOf(name, publicKey, sha256)}+${toBase64(typed)}`;
}

function readVerifierKey(text: string, sha256: Sha256): TrustedKey {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text);
  const typed = match && fromBase64(match[3]);
  if (!typed || typed.length !== KEY_BYTES + 1 || typed[0] !== ED25519) {
    throw malformed('Not an Ed25519 verifier key (name+id+key)');
  }
  const [, name, id] = match;
  assertKeyName(name);
  const publicKey = typed.slice(1);
  if (keyIdOf(name, publicKey, sha256) !== id) {
    throw malformed('The id of the verifier key is not that of its name');
  }
  return { name, publicKey };
}

function readSpki(body: string): Uint8Array {
  const der = fromBase64(body.replace(/\s/g, ''));
  const expected = der && der.length === spkiPrefix.length + KEY_BYTES;
  if (
    !expected ||
    !equalBytes(der.subarray(0, spkiPrefix.length), spkiPrefix)
  ) {
    throw malformed('Not an Ed25519 public key in PEM');
  }
  return der.slice(spkiPrefix.length);
}

function malformed(message: string): LedgerError {
  return new LedgerError({ code: 'key-malformed', message: `${message}.` });
}
