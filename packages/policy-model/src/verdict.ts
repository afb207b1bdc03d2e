import { z } from 'zod';
import { approvalRequirementSchema } from './approval';
import { bundleReferenceSchema } from './bundle';
import { digestSchema, ruleIdSchema } from './brands';
import { findingSchema } from './finding';
import { skippedSchema } from './input/source';
import { ruleOffSchema } from './parameters';
import { preApprovalAnswerSchema } from './preApproval';
import { enforcementLevelSchema, outcomeSchema } from './vocabulary';

/** What must happen before or after, whoever carries the change out. @public */
export const obligationSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('approval'),
    ...approvalRequirementSchema.shape,
    rules: z.array(ruleIdSchema),
  }),
  /** Values that were unknown are judged again after apply. */
  z.strictObject({
    kind: z.literal('judge-after-apply'),
    resources: z.array(z.string()).min(1),
    rules: z.array(ruleIdSchema),
  }),
]);
/** @public */
export type Obligation = z.infer<typeof obligationSchema>;

/** The shape that verdicts have today. @public */
export const VERDICT_VERSION = 'guardrails/verdict/v2';

/** Shapes of recorded verdicts. The first has no `notLookedAt`, and is otherwise the same. @public */
export const verdictVersionSchema = z.enum([
  'guardrails/verdict/v1',
  VERDICT_VERSION,
]);
/** @public */
export type VerdictVersion = z.infer<typeof verdictVersionSchema>;

/** Resources that the change creates or alters and that no rule of the bundle knows by their type. @public */
export const notLookedAtSchema = z.strictObject({
  resources: z.int().min(1),
  /** Of all resources that the change creates or alters. */
  of: z.int().min(1),
  /** Sorted by type. */
  types: z
    .array(z.strictObject({ type: z.string(), resources: z.int().min(1) }))
    .min(1),
});
/** @public */
export type NotLookedAt = z.infer<typeof notLookedAtSchema>;

/**
 * The pure result for one input. Equal inputs, bundles, parameters and snapshots give equal bytes
 * in canonical JSON, in every host.
 * @public
 */
export const verdictSchema = z.strictObject({
  version: verdictVersionSchema,
  outcome: outcomeSchema,
  /** Worst first: by disposition, level, severity, then rule id, resource and path. */
  findings: z.array(findingSchema),
  obligations: z.array(obligationSchema),
  /** Where the change needs consent and its class has pre-approvals. */
  preApproval: preApprovalAnswerSchema.optional(),
  skipped: z.array(skippedSchema),
  /** Rules that were evaluated, had something to look at, and found nothing, sorted. */
  passed: z.array(ruleIdSchema),
  /**
   * Rules that were evaluated and could not judge, sorted, with the facts that they lack: those that this kind of host
   * cannot have. Absent where there are none.
   */
  notJudged: z
    .array(
      z.strictObject({
        rule: ruleIdSchema,
        level: enforcementLevelSchema,
        facts: z.array(z.string()).min(1),
      }),
    )
    .min(1)
    .optional(),
  /** Rules of the bundle that had nothing to look at, sorted. */
  notApplicable: z.array(ruleIdSchema),
  /** Absent where there are none, and in the first version. */
  notLookedAt: notLookedAtSchema.optional(),
  /** Rules of the bundle that the parameters switch off in this class, sorted. They were not asked. */
  off: z
    .array(
      z.strictObject({
        rule: ruleIdSchema,
        reason: ruleOffSchema.shape.reason,
        owner: ruleOffSchema.shape.owner,
      }),
    )
    .min(1)
    .optional(),
  input: z.strictObject({ digest: digestSchema }),
  bundle: bundleReferenceSchema,
  parameters: z.strictObject({ digest: digestSchema }),
  snapshot: z.strictObject({ digest: digestSchema }),
});
/** @public */
export type Verdict = z.infer<typeof verdictSchema>;
