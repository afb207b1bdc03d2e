import { z } from 'zod';

/** A keyed hash of the decision service. */
const seal = z.string().regex(/^hmac-sha256:[0-9a-f]{64}$/);

/** An action by its id, and what it would be called with. @internal */
export const operationEvidenceSchema = z.strictObject({
  name: z.string().min(1).max(200),
  parameters: z.record(z.string(), z.json()),
  /** Values that are not in the evidence because they are secrets: `null` is in their place, and the seal here. */
  withheld: z
    .array(z.strictObject({ path: z.string(), seal }))
    .max(1000)
    .optional(),
  /** Seals of secrets that the action reads beside its parameters, by name. */
  secrets: z.record(z.string(), seal).optional(),
});
/** @internal */
export type OperationEvidence = z.infer<typeof operationEvidenceSchema>;
