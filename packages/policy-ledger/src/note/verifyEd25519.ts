import { LedgerError } from '../errors';
import type { Subtle } from './Subtle';

/** @internal */
export async function verifyEd25519(options: {
  publicKey: Uint8Array;
  signature: Uint8Array;
  message: Uint8Array;
  subtle: Subtle;
}): Promise<boolean> {
  const { publicKey, signature, message, subtle } = options;
  const algorithm = { name: 'Ed25519' } as const;
  let key: unknown;
  try {
    key = await subtle.importKey('raw', publicKey, algorithm, false, [
      'verify',
    ]);
  } catch (cause) {
    throw new LedgerError({
      code: 'key-malformed',
      message:
        'The key cannot be used: it is not an Ed25519 key, or this program has no Ed25519.',
      cause,
    });
  }
  return (
    signature.length === 64 &&
    (await subtle.verify(algorithm, key, signature, message))
  );
}
