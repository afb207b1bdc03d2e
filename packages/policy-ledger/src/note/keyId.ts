import { concatBytes, toHex, toUtf8 } from '../bytes';
import { LedgerError } from '../errors';
import type { Sha256 } from '../merkle';

/** Ed25519 in the list of signature types of C2SP signed-note. @internal */
export const ED25519 = 1;

/** The id by which a note names a key: first four bytes of a hash over name, type and key. @internal */
export function keyIdOf(
  name: string,
  publicKey: Uint8Array,
  sha256: Sha256,
): string {
  const material = concatBytes(
    toUtf8(`${name}\n`),
    Uint8Array.of(ED25519),
    publicKey,
  );
  return toHex(sha256(material).subarray(0, 4));
}

/** A name with spaces or a plus would read as something else in a signature line or a key. @internal */
export function assertKeyName(name: string): void {
  if (!/^[^\s\u0085+\p{Cc}\p{Cf}\p{Cs}]{1,200}$/u.test(name)) {
    throw new LedgerError({
      code: 'key-malformed',
      message:
        'The name of a key has 1 to 200 characters, no space and no plus sign.',
    });
  }
}
