import type { HealthStatus } from '../status';
import { latencyBucket } from './latencyBuckets';

/**
 * Checks of one endpoint in one span of time, summed up. Two of them add up, in any order, to what one of both spans
 * would be; nothing is lost by rolling up rollups.
 * @public
 */
export type HealthRollup = {
  /** Checks by status, outside of maintenance. */
  counts: Record<HealthStatus, number>;
  /** Checks during maintenance, whatever their status. */
  maintenance: number;
  /** Checks with a latency: pairs of the index in {@link latencyBounds} and a count, ascending by index. */
  latency: readonly (readonly [bucket: number, count: number])[];
};

/** The rollup of no checks; adding it changes nothing. @public */
export const emptyRollup: HealthRollup = {
  counts: { pass: 0, warn: 0, fail: 0, unknown: 0 },
  maintenance: 0,
  latency: [],
};

/** The rollup of one check. `latency` is in milliseconds, and absent where there was no answer. @public */
export function rollupOf(check: {
  status: HealthStatus;
  latency?: number;
  maintenance?: boolean;
}): HealthRollup {
  const { status, latency, maintenance = false } = check;
  const measured = latency !== undefined && latency >= 0;
  return {
    counts: maintenance
      ? emptyRollup.counts
      : { ...emptyRollup.counts, [status]: 1 },
    maintenance: maintenance ? 1 : 0,
    latency: measured ? [[latencyBucket(latency), 1]] : [],
  };
}

/** Adds rollups of different checks. Associative and commutative; a rollup that is given twice counts twice. @public */
export function mergeRollups(rollups: Iterable<HealthRollup>): HealthRollup {
  const counts = { ...emptyRollup.counts };
  const buckets = new Map<number, number>();
  let maintenance = 0;
  for (const rollup of rollups) {
    counts.pass += rollup.counts.pass;
    counts.warn += rollup.counts.warn;
    counts.fail += rollup.counts.fail;
    counts.unknown += rollup.counts.unknown;
    maintenance += rollup.maintenance;
    for (const [bucket, count] of rollup.latency) {
      buckets.set(bucket, (buckets.get(bucket) ?? 0) + count);
    }
  }
  const latency = [...buckets].sort(([a], [b]) => a - b);
  return { counts, maintenance, latency };
}
