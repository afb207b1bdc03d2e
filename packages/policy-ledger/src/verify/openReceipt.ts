import { LedgerError } from '../errors';
import type { Verifying } from '../note';
import {
  envelopeSchema,
  openEnvelope,
  type Receipt,
  receiptSchema,
} from '../receipt';

/** A receipt as such, or out of an envelope whose signatures hold. @internal */
export async function openReceipt(
  document: unknown,
  verifying: Verifying,
): Promise<{ receipt: Receipt; enveloped: boolean }> {
  const envelope = envelopeSchema.safeParse(document);
  if (envelope.success) {
    const receipt = await openEnvelope({
      envelope: envelope.data,
      ...verifying,
    });
    return { receipt, enveloped: true };
  }
  const receipt = receiptSchema.safeParse(document);
  if (!receipt.success) {
    const [{ path }] = receipt.error.issues;
    throw new LedgerError({
      code: 'receipt-malformed',
      message: `Neither a receipt nor an envelope with one${
        path.length ? `: see ${path.map(String).join('.')}` : ''
      }.`,
    });
  }
  return { receipt: receipt.data, enveloped: false };
}
