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
  /** First entry of the next epoch, where that one's checkpoint stands for this one. */
  succession?: {
    header: EntryHeader;
    payload: { value: unknown; salt: Uint8Array };
    proof: InclusionProof;
  };
}): Receipt {
  const { header, payload, proof, checkpoint, consistency, succession } =
    options;
  return receiptSchema.parse({
    version: RECEIPT_VERSION,
    entry: header,
    ...(payload && { payload: payload.value, salt: toBase64(payload.salt) }),
    proof: { ...proof, hashes: proof.hashes.map(toBase64) },
    checkpoint,
    ...(succession && {
      succession: {
        entry: succession.header,
        payload: succession.payload.value,
        salt: toBase64(succession.payload.salt),
        proof: {
          size: succession.proof.size,
          hashes: succession.proof.hashes.map(toBase64),
        },
      },
    }),
    ...(consistency && {
      consistency: {
        ...consistency,
        hashes: consistency.hashes.map(toBase64),
      },
    }),
  });
}
