import type { EntryHeader } from '../entry';
import { toBase64 } from '../bytes';
import type { ConsistencyProof, InclusionProof } from '../tiles';
import { type Receipt, RECEIPT_VERSION, receiptSchema } from './receiptSchema';

/** Puts a receipt together. Without payload and salt it is that of an erased entry. @public */
export function receiptOf(options: {
  header: EntryHeader;
  payload?: { value: unknown; salt: Uint8Array };
  proof: InclusionProof;
  /** Signed checkpoint of the size of the proof. */
  checkpoint: string;
  consistency?: ConsistencyProof;
}): Receipt {
  const { header, payload, proof, checkpoint, consistency } = options;
  return receiptSchema.parse({
    version: RECEIPT_VERSION,
    entry: header,
    ...(payload && { payload: payload.value, salt: toBase64(payload.salt) }),
    proof: { ...proof, hashes: proof.hashes.map(toBase64) },
    checkpoint,
    ...(consistency && {
      consistency: {
        ...consistency,
        hashes: consistency.hashes.map(toBase64),
      },
    }),
  });
}
