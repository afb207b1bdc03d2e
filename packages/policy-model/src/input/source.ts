import { z } from 'zod';
import { digestSchema } from '../brands';
import { madeFromSchema } from './madeFrom';

/** Which evidence the input was made from. @public */
export const sourceSchema = z.strictObject({
  /** The adapter's format id, for instance `terraform-plan`. */
  format: z.string(),
  formatVersion: z.string().optional(),
  /** Digest of the exact bytes handed in. */
  digest: digestSchema,
  tool: z
    .strictObject({ name: z.string(), version: z.string().optional() })
    .optional(),
  madeFrom: madeFromSchema.optional(),
  /** A recorded plan of a demonstration: it is decided over, and nothing of it can be applied. */
  origin: z.literal('demo').optional(),
});
/** @public */
export type Source = z.infer<typeof sourceSchema>;

/**
 * A part of the evidence that the adapter could not read. A rule that needs the part denies,
 * so that a loose parse never becomes a silent allow.
 * @public
 */
export const evidencePartSchema = z.enum([
  'resources',
  'configuration',
  'prior-state',
  'variables',
]);
/** @public */
export type EvidencePart = z.infer<typeof evidencePartSchema>;

/** @public */
export const skippedSchema = z.strictObject({
  part: evidencePartSchema,
  /** Where in the evidence, as a JSON Pointer (RFC 6901). */
  path: z.string(),
  code: z.string(),
  message: z.string(),
});
/** @public */
export type Skipped = z.infer<typeof skippedSchema>;
