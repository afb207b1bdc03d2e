import { z } from 'zod';

/**
 * How much care an environment needs. An environment that nobody configured counts as production.
 * @public
 */
export const environmentClassSchema = z.enum([
  'sandbox',
  'development',
  'staging',
  'production',
]);
/** @public */
export type EnvironmentClass = z.infer<typeof environmentClassSchema>;

/**
 * What a violation leads to: `advisory` warns, `approval` needs the consent of others,
 * `mandatory` denies (only an exception helps).
 * @public
 */
export const enforcementLevelSchema = z.enum([
  'advisory',
  'approval',
  'mandatory',
]);
/** @public */
export type EnforcementLevel = z.infer<typeof enforcementLevelSchema>;

/** @public */
export const severitySchema = z.enum(['low', 'medium', 'high', 'critical']);
/** @public */
export type Severity = z.infer<typeof severitySchema>;

/**
 * What was done about a finding. A finding is never deleted: `enforced` counts, `warned` informs,
 * `shadow` is only recorded (its release is not in force yet), `waived` is covered by an exception or a pre-approval.
 * @public
 */
export const dispositionSchema = z.enum([
  'enforced',
  'warned',
  'shadow',
  'waived',
]);
/** @public */
export type Disposition = z.infer<typeof dispositionSchema>;

/** The answer, from best to worst. @public */
export const outcomeSchema = z.enum([
  'allow',
  'warn',
  'needs-approval',
  'deny',
]);
/** @public */
export type Outcome = z.infer<typeof outcomeSchema>;

/**
 * Everything somebody can want to do to a target.
 * For infrastructure the server derives it from the changes, never from the caller.
 * @public
 */
export const actionSchema = z.enum([
  'provision',
  'deploy',
  'promote',
  'scale',
  'access',
  'destroy',
  'merge',
  'build',
  'resolve-dependencies',
  'release',
  'admit',
  'publish-flow',
  'change-policy',
  'audit',
]);
/** @public */
export type Action = z.infer<typeof actionSchema>;
