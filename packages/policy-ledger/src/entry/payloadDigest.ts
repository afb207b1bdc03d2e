import type { Digest } from '@backstage-guardrails/policy-model';
import { encodeAfter, toHex } from '../bytes';
import { LedgerError } from '../errors';
import type { Sha256 } from '../merkle';

const SALT_BYTES = 32;

/**
 * The length of the salt is fixed, so that no byte of the payload can move into it.
 * @internal
 */
export function payloadDigest(options: {
  salt: Uint8Array;
  /** Canonical JSON. */
  payload: string;
  sha256: Sha256;
}): Digest {
  const { salt, payload, sha256 } = options;
  if (salt.length !== SALT_BYTES) {
    throw new LedgerError({
      code: 'payload-incomplete',
      message: `A salt has ${SALT_BYTES} bytes.`,
    });
  }
  const hash = sha256(encodeAfter(salt, payload));
  return `sha256:${toHex(hash)}` as Digest;
}
