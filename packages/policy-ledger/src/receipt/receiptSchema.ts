import { z } from 'zod';
import { entryHeaderSchema } from '../entry';

const size = z.int().nonnegative();
/** 32 bytes in base64. */
const hash = z.base64().length(44);
/** No tree of 2^53 entries has a longer proof of inclusion; a proof of consistency has one more. */
const hashes = z.array(hash).max(54);

/** @public */
export const RECEIPT_VERSION = 'guardrails/receipt/v1';

/**
 * All that somebody needs, besides the public key, to verify one entry without asking us.
 * @public
 */
export const receiptSchema = z.strictObject({
  version: z.literal(RECEIPT_VERSION),
  entry: entryHeaderSchema,
  /** Both missing once they were erased. */
  payload: z.unknown().optional(),
  salt: hash.optional(),
  /** That the entry is in the tree of the checkpoint. */
  proof: z.strictObject({ index: size, size, hashes }),
  /** Signed note; of the next epoch where there is a succession. */
  checkpoint: z.string().max(1_000_000),
  /**
   * For an entry of an epoch that ended before it was signed: the first entry of the next epoch, which says where this
   * one ended, and that it is in the tree of the checkpoint. `proof` is for the end that it names.
   */
  succession: z
    .strictObject({
      entry: entryHeaderSchema,
      payload: z.unknown(),
      salt: hash,
      proof: z.strictObject({ size, hashes }),
    })
    .optional(),
  /** That one of two checkpoints continues the other: for a holder of a checkpoint of another size. */
  consistency: z.strictObject({ from: size, to: size, hashes }).optional(),
});
/** What the first entry of an epoch says of the one before, where the service had written that one's end. @internal */
export const previousLogSchema = z.looseObject({
  previous: z.looseObject({
    origin: z.string().max(1000),
    size,
    root: hash,
    sealed: z.literal(true),
  }),
});

/** @public */
export type Receipt = z.infer<typeof receiptSchema>;
