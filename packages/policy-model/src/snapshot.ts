import { z } from 'zod';

/** @public */
export const SNAPSHOT_VERSION = 'guardrails/snapshot/v1';

/**
 * What findings are resolved against besides the rules' own levels: releases, exceptions, approvals.
 * Only the empty snapshot exists until those do; it has a digest all the same, so that a verdict
 * always says what it was resolved against.
 * @public
 */
export const snapshotSchema = z.strictObject({
  version: z.literal(SNAPSHOT_VERSION),
});
/** @public */
export type Snapshot = z.infer<typeof snapshotSchema>;

/** @public */
export const EMPTY_SNAPSHOT: Snapshot = { version: SNAPSHOT_VERSION };
