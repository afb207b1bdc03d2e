import { fromBase64 } from '../bytes';
import { LedgerError } from '../errors';
import type { Sha256 } from '../merkle';
import { assertKeyName, keyIdOf } from './keyId';
import type { Subtle } from './Subtle';

/**
 * Signs for a log with Ed25519. Whoever keeps the key elsewhere (KMS, hardware) implements `sign` alone.
 * @public
 */
export interface NoteSigner {
  /** Name of the log it signs for; it becomes the name of the key. */
  readonly name: string;
  readonly publicKey: Uint8Array;
  /** Ed25519 (RFC 8032) over exactly these bytes: 64 bytes. */
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/**
 * A signer with a private key in PEM (PKCS #8), as `openssl genpkey -algorithm ed25519` writes it.
 *
 * @throws {@link LedgerError} with code `key-malformed`; the message never holds the key.
 * @public
 */
export async function signerFromPem(options: {
  name: string;
  privateKey: string;
  subtle: Subtle;
}): Promise<NoteSigner> {
  const { name, privateKey, subtle } = options;
  assertKeyName(name);
  const der = readPem(privateKey);
  const algorithm = { name: 'Ed25519' } as const;
  try {
    // WebCrypto tells the public half only of a key that may leave; the one that stays in memory may not.
    const leaving = await subtle.importKey('pkcs8', der, algorithm, true, [
      'sign',
    ]);
    const { x = '' } = await subtle.exportKey('jwk', leaving);
    const standard = `${x.replaceAll('-', '+').replaceAll('_', '/')}=`;
    const publicKey = fromBase64(standard);
    if (publicKey?.length !== 32) throw malformed();
    const key = await subtle.importKey('pkcs8', der, algorithm, false, [
      'sign',
    ]);
    return {
      name,
      publicKey,
      sign: async message =>
        new Uint8Array(await subtle.sign(algorithm, key, message)),
    };
  } catch {
    throw malformed();
  }
}

/** How a note and an envelope name the key of a signer. @internal */
export function keyHintOf(
  { name, publicKey }: { name: string; publicKey: Uint8Array },
  sha256: Sha256,
): string {
  return `${name}+${keyIdOf(name, publicKey, sha256)}`;
}

function readPem(text: string): Uint8Array {
  const match =
    /^\s*-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END PRIVATE KEY-----\s*$/.exec(
      text,
    );
  const der = match && fromBase64(match[1].replace(/\s/g, ''));
  if (!der) throw malformed();
  return der;
}

function malformed(): LedgerError {
  return new LedgerError({
    code: 'key-malformed',
    message: 'Not an Ed25519 private key in PEM (PKCS #8).',
  });
}
