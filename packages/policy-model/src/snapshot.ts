import { z } from 'zod';
import { digestSchema, ruleIdSchema } from './brands';

/** @public */
export const SNAPSHOT_VERSION = 'guardrails/snapshot/v1';

/**
 * A granted exception as far as resolving needs it: what exactly it waives, and until when.
 * Every bound must hold; an exception never covers more than somebody consented to.
 * @public
 */
export const exceptionInForceSchema = z.strictObject({
  id: z.uuid(),
  rule: ruleIdSchema,
  /** Revision of the rule it was granted for; with another revision it does not count. */
  ruleDigest: digestSchema,
  /** Entity ref and environment it is for; at least one is named, and each one named must be the target's. */
  target: z
    .strictObject({
      ref: z.string().max(400).optional(),
      environment: z.string().max(200).optional(),
    })
    .refine(
      ({ ref, environment }) => ref !== undefined || environment !== undefined,
    ),
  /** Addresses of the resources it covers, sorted; absent for any resource of the target. */
  resources: z.array(z.string()).min(1).optional(),
  /**
   * Types of those resources, sorted, where the input says them, as that of a configuration does not: a resource of another type is not covered, whatever
   * its address, for a rule can come to read a type that it did not read when this was granted.
   */
  types: z.array(z.string()).optional(),
  /**
   * The values it was granted for, by readable path: a finding with another value is not covered. Where a
   * resource is named, the value is granted for that one alone, so that two resources cannot swap theirs.
   */
  bounds: z
    .array(
      z.strictObject({
        resource: z.string().optional(),
        path: z.string(),
        actual: z.json(),
        /** What the rule expected there, where an exception goes on with a changed rule: only that is waived. */
        expected: z.json().optional(),
      }),
    )
    .optional(),
  /** RFC 3339 in UTC, exclusive. */
  until: z.iso.datetime(),
});
/** @public */
export type ExceptionInForce = z.infer<typeof exceptionInForceSchema>;

/**
 * What findings are resolved against besides the rules' own levels. It holds what concerns one target, never
 * what concerns the organisation. Approvals are not in it: they consent to the fingerprint of the verdict
 * that comes out, so they cannot go into it.
 * @public
 */
export const snapshotSchema = z.strictObject({
  version: z.literal(SNAPSHOT_VERSION),
  /** Sorted by id. */
  exceptions: z.array(exceptionInForceSchema),
});
/** @public */
export type Snapshot = z.infer<typeof snapshotSchema>;

/** @public */
export const EMPTY_SNAPSHOT: Snapshot = {
  version: SNAPSHOT_VERSION,
  exceptions: [],
};
