import { canonicalJson } from '@backstage-guardrails/policy-model';
import { LedgerError } from '../errors';
import type { Sha256 } from '../merkle';
import type { EntryHeader } from './entrySchema';
import { payloadDigest } from './payloadDigest';

/**
 * Proves that this payload is the one the header speaks of. An erased payload is no fault: then there is neither
 * payload nor salt, and the header still proves that, when and about what something was recorded.
 *
 * @throws {@link LedgerError} where it is another payload, or one of payload and salt is missing.
 * @public
 */
export function verifyPayload(options: {
  header: EntryHeader;
  payload?: unknown;
  salt?: Uint8Array;
  sha256: Sha256;
}): 'present' | 'erased' {
  const { header, payload, salt, sha256 } = options;
  if (payload === undefined && salt === undefined) return 'erased';
  if (payload === undefined || salt === undefined) {
    throw new LedgerError({
      code: 'payload-incomplete',
      message: 'A payload without its salt proves nothing, nor a salt alone.',
    });
  }
  const text = canonicalJson(payload);
  if (
    payloadDigest({ salt, payload: text, sha256 }) !== header.payload.digest
  ) {
    throw new LedgerError({
      code: 'payload-differs',
      message: 'The payload is not the one that was recorded.',
    });
  }
  return 'present';
}
