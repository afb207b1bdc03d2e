import { z } from 'zod';
import { digestSchema, entityRefSchema, ruleIdSchema } from './brands';
import { moduleValueSchema } from './input/madeFrom';

/** Which values of one variable are pre-approved: a list, a range with both ends, or any text so long. @public */
export const valueRangeSchema = z.union([
  z.strictObject({ enum: z.array(moduleValueSchema).min(1).max(1000) }),
  z
    .strictObject({
      type: z.enum(['integer', 'number']),
      minimum: z.number(),
      maximum: z.number(),
    })
    .refine(({ minimum, maximum }) => minimum <= maximum),
  z.strictObject({
    type: z.literal('string'),
    maxLength: z.int().positive().max(1000),
  }),
]);
/** @public */
export type ValueRange = z.infer<typeof valueRangeSchema>;

/**
 * Consent that was given once, for every change that is exactly of this kind: this template and this module, byte
 * for byte, with values in these ranges. Each field narrows, none can be left out to mean "any" but the two that
 * say so.
 * @public
 */
export const preApprovalSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/),
  /** Why nobody has to be asked, for those who read a decision that rests on it. */
  why: z.string().min(10).max(1000),
  /** Names of environments; absent for every environment of the class. */
  environments: z.array(z.string().max(200)).min(1).optional(),
  template: z.strictObject({ ref: entityRefSchema, digest: digestSchema }),
  module: z.strictObject({ id: z.string().max(100), digest: digestSchema }),
  /** Every variable that a run gives a value to has to be here, and every one here has to have a value. */
  values: z.record(z.string().max(200), valueRangeSchema),
  /** Rules whose findings of level `approval` it answers; a finding of another rule is asked about. */
  rules: z.array(ruleIdSchema).min(1),
  /** RFC 3339 in UTC, exclusive; absent for as long as it stands in the parameters. */
  until: z.iso.datetime().optional(),
});
/** @public */
export type PreApproval = z.infer<typeof preApprovalSchema>;

/** Why a change was not pre-approved. @public */
export const preApprovalRefusalSchema = z.enum([
  'not-proven',
  'evidence-incomplete',
  'not-a-violation',
  'destroys',
  'module-unpinned',
  'environment-differs',
  'expired',
  'template-unknown',
  'template-differs',
  'template-digest-differs',
  'module-differs',
  'module-digest-differs',
  'value-missing',
  'value-withheld',
  'value-not-named',
  'value-outside',
  'rule-not-named',
]);
/** @public */
export type PreApprovalRefusal = z.infer<typeof preApprovalRefusalSchema>;

/**
 * What the pre-approvals of the class came to for a change that needs consent: which one stood in for it, or why
 * people are asked all the same.
 * @public
 */
export const preApprovalAnswerSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('used'),
    id: z.string(),
    why: z.string(),
    /** Rules whose findings it answers here. */
    rules: z.array(ruleIdSchema).min(1),
  }),
  z.strictObject({
    status: z.literal('not-used'),
    /** For each pre-approval of this template or module; without an id where it holds for every one. */
    because: z
      .array(
        z.strictObject({
          id: z.string().optional(),
          code: preApprovalRefusalSchema,
          message: z.string(),
        }),
      )
      .min(1),
  }),
]);
/** @public */
export type PreApprovalAnswer = z.infer<typeof preApprovalAnswerSchema>;
