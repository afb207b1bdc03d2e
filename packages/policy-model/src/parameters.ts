import { z } from 'zod';
import { approvalRequirementSchema } from './approval';
import { preApprovalSchema } from './preApproval';
import { enforcementLevelSchema } from './vocabulary';

/**
 * That a rule is not asked in an environment class, why, and who answers for it. It is told wherever the rule is
 * listed.
 * @public
 */
export const ruleOffSchema = z.strictObject({
  level: z.literal('off'),
  reason: z
    .string()
    .max(1000)
    .regex(/\S/, { error: 'say why the rule is off' }),
  /** Entity ref of the group or user that answers for it: `group:default/platform`. */
  owner: z
    .string()
    .max(400)
    .regex(/^(group|user):[^\s:/]+\/[^\s:/]+$/, {
      error: 'name a group or a user, such as group:default/platform',
    }),
});
/** @public */
export type RuleOff = z.infer<typeof ruleOffSchema>;

/** How one rule is meant in an environment class, where it differs from the rule's own metadata. @public */
export const ruleSettingSchema = z.discriminatedUnion('level', [
  z.strictObject({ level: enforcementLevelSchema.optional() }),
  ruleOffSchema,
]);
/** @public */
export type RuleSetting = z.infer<typeof ruleSettingSchema>;

/** Values that rules read, by name, and settings of single rules. @public */
export const parameterSetSchema = z.strictObject({
  values: z.record(z.string(), z.json()),
  rules: z.record(z.string(), ruleSettingSchema),
  /** Who must consent to findings of level `approval`; all of it. */
  approvers: z.array(approvalRequirementSchema).min(1),
  /** Changes that nobody has to be asked about; whatever is not exactly one of them is asked about. */
  preApprovals: z
    .array(preApprovalSchema)
    .max(100)
    .refine(all => new Set(all.map(({ id }) => id)).size === all.length, {
      error: 'two pre-approvals of one class have the same id',
    })
    .optional(),
  /** Who must consent to an exception; never fewer than one other person. */
  exceptionApprovers: z.array(approvalRequirementSchema).min(1),
});
/** @public */
export type ParameterSet = z.infer<typeof parameterSetSchema>;

/** @public */
export const PARAMETERS_VERSION = 'guardrails/parameters/v1';

/**
 * The organisation's values, one complete set per environment class.
 * They are data with a digest of their own, apart from the bundle.
 * @public
 */
export const parametersSchema = z.strictObject({
  version: z.literal(PARAMETERS_VERSION),
  sandbox: parameterSetSchema,
  development: parameterSetSchema,
  staging: parameterSetSchema,
  production: parameterSetSchema,
});
/** @public */
export type Parameters = z.infer<typeof parametersSchema>;
