import {
  environmentClassSchema,
  outcomeSchema,
  ruleIdSchema,
} from '@backstage-guardrails/policy-model';
import { z } from 'zod';

/** A file in `cases`: a real plan, and what the own rules say about it. @internal */
export const caseSchema = z.strictObject({
  /** What the case shows, as a sentence. */
  says: z.string().min(1),
  /** Path of the plan from the folder of the rules, as `terraform show -json` printed it. */
  plan: z.string().min(1),
  environmentClass: environmentClassSchema.default('production'),
  /** Of the own rules alone. */
  outcome: outcomeSchema,
  /** All findings, in any order. */
  findings: z
    .array(z.strictObject({ rule: ruleIdSchema, resource: z.string() }))
    .default([]),
});
/** @internal */
export type Case = z.infer<typeof caseSchema>;
