import { z } from 'zod';

/**
 * What must hold for a document to be read as a plan at all. The large parts are `unknown` here and read
 * row by row, so that one odd row is skipped and named instead of failing the plan.
 * @internal
 */
export const planSchema = z.object({
  format_version: z.string(),
  terraform_version: z.string().optional(),
  errored: z.boolean().optional(),
  resource_changes: z.array(z.unknown()).nullish(),
  deferred_changes: z.array(z.unknown()).nullish(),
  resource_drift: z.array(z.unknown()).nullish(),
  action_invocations: z.array(z.unknown()).nullish(),
  deferred_action_invocations: z.array(z.unknown()).nullish(),
  planned_values: z.unknown().optional(),
  prior_state: z.unknown().optional(),
  configuration: z.unknown().optional(),
  variables: z.unknown().optional(),
  /** Not of Terraform: enforcement points mark a recorded plan. Who marks another one can apply less, not more. */
  guardrails_origin: z.literal('demo').optional(),
});
/** @internal */
export type Plan = z.infer<typeof planSchema>;

/** One row of `resource_changes` or `resource_drift`. @internal */
export const rowSchema = z.object({
  address: z.string(),
  previous_address: z.string().nullish(),
  module_address: z.string().nullish(),
  mode: z.unknown().optional(),
  type: z.string(),
  name: z.string(),
  provider_name: z.string().nullish(),
  deposed: z.string().nullish(),
  action_reason: z.string().nullish(),
  change: z.object({
    actions: z.array(z.string()),
    // Values are checked by the reader: a schema would copy them, and they are most of a plan.
    before: z.unknown().optional(),
    after: z.unknown().optional(),
    after_unknown: z.unknown().optional(),
    before_sensitive: z.unknown().optional(),
    after_sensitive: z.unknown().optional(),
    importing: z.unknown().optional(),
  }),
});
/** @internal */
export type Row = z.infer<typeof rowSchema>;

/** One row of `deferred_changes`: the change that would be made, as far as it is known. @internal */
export const deferredSchema = z.object({
  reason: z.string().nullish(),
  resource_change: z.unknown(),
});

/** One row of `resource_drift`; old versions leave the address out. @internal */
export const driftSchema = z.object({
  address: z.string().optional(),
  module_address: z.string().nullish(),
  type: z.string(),
  name: z.string(),
  change: z.object({ actions: z.array(z.string()) }),
});
