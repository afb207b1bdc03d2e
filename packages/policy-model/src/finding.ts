import { z } from 'zod';
import { ruleIdSchema } from './brands';
import {
  dispositionSchema,
  enforcementLevelSchema,
  severitySchema,
} from './vocabulary';

/** One operation of a JSON Patch (RFC 6902) on the resource's `after`. @public */
export const patchOperationSchema = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.enum(['add', 'replace']),
    path: z.string(),
    value: z.json(),
  }),
  z.strictObject({ op: z.literal('remove'), path: z.string() }),
]);
/** @public */
export type PatchOperation = z.infer<typeof patchOperationSchema>;

/**
 * A change that makes the finding go away; it is shown only after it was evaluated again and passed.
 * `field` is the form field to change, where a template asked.
 * @public
 */
export const remediationSchema = z.strictObject({
  patch: z.array(patchOperationSchema).min(1),
  field: z.strictObject({ name: z.string(), value: z.json() }).optional(),
});
/** @public */
export type Remediation = z.infer<typeof remediationSchema>;

/**
 * What a rule itself returns, values only, straight from Rego.
 * `path` are the segments into the resource's `after` (or the subject where there is no resource).
 * `unknown` says that the value is known only after apply; `absent` names the fact without which the rule
 * cannot judge.
 * @public
 */
export const ruleFindingSchema = z.strictObject({
  resource: z.string(),
  path: z.array(z.union([z.string(), z.number()])),
  expected: z.json(),
  actual: z.json(),
  unknown: z.boolean().optional(),
  absent: z.string().optional(),
  values: z.record(z.string(), z.json()).optional(),
  remediation: z.array(z.array(patchOperationSchema)).optional(),
});
/** @public */
export type RuleFinding = z.infer<typeof ruleFindingSchema>;

/** One rule's violation on one resource, with what was done about it. @public */
export const findingSchema = z.strictObject({
  rule: ruleIdSchema,
  title: z.string(),
  level: enforcementLevelSchema,
  disposition: dispositionSchema,
  /** The exception that waives it, where one does. */
  exception: z.uuid().optional(),
  /** The pre-approval that answers it, where one does. */
  preApproval: z.string().optional(),
  severity: severitySchema,
  /**
   * `violation`: the value is wrong. `unknown`: it cannot be judged before apply.
   * `incomplete`: a part of the evidence could not be read, or a fact is absent, that the rule needs.
   */
  kind: z.enum(['violation', 'unknown', 'incomplete']),
  /** Address of the resource; `''` for the evidence as a whole. */
  resource: z.string(),
  /** Readable path of the value: `ingress[0].cidr_blocks[1]`, `tags["cost-center"]`. */
  path: z.string(),
  expected: z.json(),
  actual: z.json(),
  /** The sentence, made of the values. Plain text; hosts escape it for where they show it. */
  message: z.string(),
  fix: z.string(),
  remediation: z.array(remediationSchema),
});
/** @public */
export type Finding = z.infer<typeof findingSchema>;

/**
 * Whether a rule in force found it: that a rule could not judge is no finding about what it looked at, and a shadowed rule
 * is not in force yet.
 * @public
 */
export function isEstablished({
  kind,
  disposition,
}: Pick<Finding, 'kind' | 'disposition'>): boolean {
  return kind !== 'incomplete' && disposition !== 'shadow';
}
