/** What is known about the health of an endpoint or one of its components. @public */
export const healthStatuses = ['pass', 'warn', 'fail', 'unknown'] as const;

/** @public */
export type HealthStatus = (typeof healthStatuses)[number];

const severity: Record<HealthStatus, number> = {
  pass: 0,
  unknown: 1,
  warn: 2,
  fail: 3,
};

/**
 * The most severe of several statuses: fail, then warn, then unknown, then pass. `undefined` of none, because the
 * absence of components says nothing about health.
 * @public
 */
export function worstStatus(
  statuses: Iterable<HealthStatus>,
): HealthStatus | undefined {
  let worst: HealthStatus | undefined;
  for (const status of statuses) {
    if (worst === undefined || severity[status] > severity[worst]) {
      worst = status;
    }
  }
  return worst;
}
