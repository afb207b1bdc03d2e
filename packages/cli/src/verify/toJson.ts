import type {
  IntervalVerification,
  ReceiptVerification,
} from '@backstage-guardrails/policy-ledger';

/** What is said about one file: for people, and for programs. @internal */
export type Verified = {
  text: string;
  document: { status: ReceiptVerification['status'] } & Record<string, unknown>;
};

/** The document that `--output json` prints about a receipt; programs may rely on its shape. @internal */
export function receiptDocument(
  result: ReceiptVerification,
): Verified['document'] {
  const { status, steps } = result;
  if (result.status !== 'verified') {
    return { status, code: result.code, steps };
  }
  const { origin, size } = result.checkpoint;
  const { entry, proof } = result.receipt;
  return {
    status,
    payload: result.payload,
    entry,
    index: proof.index,
    checkpoint: { origin, size },
    steps,
  };
}

/** The same about an export. @internal */
export function exportDocument(
  result: IntervalVerification,
): Verified['document'] {
  if (result.status !== 'verified') return result;
  const { origin, size } = result.checkpoint;
  return { ...result, checkpoint: { origin, size } };
}
