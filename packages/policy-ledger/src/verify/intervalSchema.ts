import { z } from 'zod';

const size = z.int().nonnegative();
const hash = z.base64().length(44);
const hashes = z.array(hash).max(54);

/** @public */
export const INTERVAL_VERSION = 'guardrails/ledger-interval/v1';

/**
 * What stands above exported entries: where in the log they are, and how that is proved.
 * @public
 */
export const intervalSchema = z.strictObject({
  version: z.literal(INTERVAL_VERSION),
  /** Entries from `from` up to but without `to`. */
  from: size,
  to: size,
  /** Roots of the complete subtrees in front of the first entry, largest first. */
  before: hashes,
  /** That the log of the checkpoint begins with the entries in front of the interval, and with those to its end. */
  consistency: z.strictObject({ from: hashes, to: hashes }),
  /** Signed note. */
  checkpoint: z.string().max(1_000_000),
});
/** @public */
export type Interval = z.infer<typeof intervalSchema>;
