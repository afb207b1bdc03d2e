import type { HealthRollup } from './healthRollup';
import { bucketEstimate } from './latencyBuckets';

/**
 * A latency percentile in milliseconds, by nearest rank: the smallest value that is not below `percentile` percent of
 * all. At most 3 % from the exact one, for latencies of 0.1 ms to an hour. `undefined` without a latency.
 *
 * @param percentile - Above 0, at most 100.
 * @public
 */
export function latencyPercentile(
  rollup: HealthRollup,
  percentile: number,
): number | undefined {
  const total = rollup.latency.reduce((sum, [, count]) => sum + count, 0);
  const rank = Math.max(1, Math.ceil((total * percentile) / 100));
  let seen = 0;
  for (const [bucket, count] of rollup.latency) {
    seen += count;
    if (seen >= rank) return bucketEstimate(bucket);
  }
  return undefined;
}

/**
 * The share of checks that did not fail, from 0 to 1. Checks that could not tell and those during maintenance do not
 * count. `undefined` where no check does: no checks are no uptime of 100 %.
 * @public
 */
export function uptime(rollup: HealthRollup): number | undefined {
  const { pass, warn, fail } = rollup.counts;
  const known = pass + warn + fail;
  return known === 0 ? undefined : (pass + warn) / known;
}

/** What is left of an error budget. @public */
export type ErrorBudget = {
  /** The checks that may fail in a period with as many checks as there were. */
  allowed: number;
  /** The checks that failed. */
  used: number;
  /** The share of the budget that is left: 1 is all, 0 none, negative is overspent. */
  remaining: number;
};

/**
 * The error budget of an objective, such as 0.999 for 99.9 %. `undefined` without a known check, or with an objective
 * that is not above 0 and below 1: an objective of 100 % has no budget.
 * @public
 */
export function errorBudget(
  rollup: HealthRollup,
  objective: number,
): ErrorBudget | undefined {
  const { pass, warn, fail } = rollup.counts;
  const known = pass + warn + fail;
  if (known === 0 || !(objective > 0 && objective < 1)) return undefined;
  const allowed = known * (1 - objective);
  return { allowed, used: fail, remaining: 1 - fail / allowed };
}
