import type { GuardrailsClient } from '@backstage-guardrails/plugin-guardrails-common';
import { parseKeys, verifyReceipt } from '@backstage-guardrails/policy-ledger';
import { createHash, webcrypto } from 'node:crypto';

const sha256 = (bytes: Uint8Array) =>
  new Uint8Array(createHash('sha256').update(bytes).digest());

/** Fetches receipts and verifies them with the keys that the service names, as an auditor does. */
export async function receiptVerifier(auditor: GuardrailsClient) {
  const { publicKeys } = await auditor.getLedger();
  const keys = parseKeys(publicKeys.join('\n'), sha256);
  return async (place: { epoch: number; index: number }): Promise<boolean> => {
    const { status } = await verifyReceipt({
      receipt: await auditor.getReceipt(place),
      keys,
      sha256,
      subtle: webcrypto.subtle,
    });
    return status === 'verified';
  };
}
