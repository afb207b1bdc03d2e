import { sha256 } from '@noble/hashes/sha256';
import {
  LedgerError,
  parseKeys,
  type ReceiptVerification,
  verifyReceipt,
} from '@backstage-guardrails/policy-ledger';

/**
 * Verifies a receipt with the code that the shell command uses. It proves less than that does: this page and its
 * code came from the service that is to be verified.
 * @throws {@link LedgerError} where a key or the receipt cannot be read at all
 * @internal
 */
export async function verifyInBrowser(options: {
  receipt: string;
  keys: string;
  /** Signed checkpoint that the reader holds from elsewhere. */
  held?: string;
}): Promise<ReceiptVerification> {
  return verifyReceipt({
    receipt: parse(options.receipt),
    keys: parseKeys(options.keys, sha256),
    held: options.held,
    sha256,
    subtle: crypto.subtle,
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new LedgerError({
      code: 'receipt-malformed',
      message: 'The receipt is not JSON. Nothing was verified.',
    });
  }
}
