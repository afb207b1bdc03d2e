import { z } from 'zod';
import { approvalRequirementSchema } from './approval';
import { preApprovalSchema } from './preApproval';
import { enforcementLevelSchema } from './vocabulary';

const REASON = 'say why the rule is off or lowered';
const OWNER = 'name a group or a user, such as group:default/platform';

const reasonSchema = z.string().max(1000).regex(/\S/, { error: REASON });

/** Entity ref of the group or user that answers for it: `group:default/platform`. */
const ownerSchema = z
  .string()
  .max(400)
  .regex(/^(group|user):[^\s:/]+\/[^\s:/]+$/, { error: OWNER });

/**
 * That a rule is not asked in an environment class, why, and who answers for it. It is told wherever the rule is
 * listed.
 * @public
 */
export const ruleOffSchema = z.strictObject({
  level: z.literal('off'),
  reason: reasonSchema,
  owner: ownerSchema,
});
/** @public */
export type RuleOff = z.infer<typeof ruleOffSchema>;

/**
 * The level of a rule in an environment class. Where that is lower than the rule's own and the rule is `alwaysOn`, it
 * has a reason and an owner; `overlayParameters` of the engine asks for them, so that what is on record can be read.
 */
const ruleLeveledSchema = z
  .strictObject({
    level: enforcementLevelSchema.optional(),
    reason: reasonSchema.optional(),
    owner: ownerSchema.optional(),
  })
  .superRefine(({ level, reason, owner }, context) => {
    if (reason === undefined && owner === undefined) return;
    const missing = [
      { path: 'level', value: level, message: 'say which level it is' },
      { path: 'reason', value: reason, message: REASON },
      { path: 'owner', value: owner, message: OWNER },
    ].filter(({ value }) => value === undefined);
    for (const { path, message } of missing) {
      context.addIssue({ code: 'custom', path: [path], message });
    }
  });

/** How one rule is meant in an environment class, where it differs from the rule's own metadata. @public */
export const ruleSettingSchema = z.discriminatedUnion('level', [
  ruleLeveledSchema,
  ruleOffSchema,
]);
/** @public */
export type RuleSetting = z.infer<typeof ruleSettingSchema>;

/**
 * How strict rules are at most that an upgrade of a bundle added, as long as `rules` does not set their level. A rule
 * that is milder by itself stays as it is, and so does one that is `alwaysOn`.
 * @public
 */
export const newRulesSchema = z.strictObject({
  /** A rule is new where its metadata says that it was adopted on a later day. */
  adoptedAfter: z.iso.date({
    error: 'write a day that exists, such as 2026-12-01',
  }),
  /** `mandatory` leaves every rule as it is. */
  level: enforcementLevelSchema,
});
/** @public */
export type NewRules = z.infer<typeof newRulesSchema>;

/** Values that rules read, by name, and settings of single rules. @public */
export const parameterSetSchema = z.strictObject({
  values: z.record(z.string(), z.json()),
  rules: z.record(z.string(), ruleSettingSchema),
  newRules: newRulesSchema.optional(),
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
