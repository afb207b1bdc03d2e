import { digestInHeader } from '../entry/digestInHeader';
import { payloadDigest } from '../entry/payloadDigest';
import { LedgerError, type LedgerErrorCode } from '../errors';
import type { Sha256 } from '../merkle';

/** An entry as a store has it; payload and salt are missing once erased. @public */
export type StoredEntry = {
  headerText: string;
  payloadText?: string;
  salt?: Uint8Array;
};

/** Proves that the stored payload is the one that its header speaks of, or erased as a whole. @internal */
export function verifyStoredPayload(options: {
  entry: StoredEntry;
  index: number;
  sha256: Sha256;
}): 'present' | 'erased' {
  const { entry, index, sha256 } = options;
  const { headerText, payloadText, salt } = entry;
  const digest = digestInHeader(headerText);
  if (digest === undefined) throw at('entry-malformed', 'no valid header');
  if (payloadText === undefined && salt === undefined) return 'erased';
  if (payloadText === undefined || salt === undefined) {
    throw at('payload-incomplete', 'only one of payload and salt');
  }
  if (payloadDigest({ salt, payload: payloadText, sha256 }) !== digest) {
    throw at('payload-differs', 'another payload than was recorded');
  }
  return 'present';

  function at(code: LedgerErrorCode, what: string): LedgerError {
    return new LedgerError({ code, message: `The entry has ${what}.`, index });
  }
}
