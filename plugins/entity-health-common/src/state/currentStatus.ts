import type { HealthReason, HealthStatus } from '../status';
import type { EndpointState } from './endpointState';

const MISSED_CHECKS = 3;
const LEAST = 3 * 60 * 1000;

/** The status of an endpoint as it may be shown now. @public */
export type CurrentStatus = {
  status: HealthStatus;
  reason: HealthReason;
  /** Milliseconds since 1970. */
  since: number;
  /** Milliseconds since the newest check. */
  age: number;
  flapping: boolean;
};

/**
 * The status of an endpoint at an instant. A status that was not checked again for three intervals, and three minutes
 * at least, is unknown and stale: an old pass must not be taken for a new one.
 *
 * @param options - `interval` is in seconds, `now` in milliseconds since 1970.
 * @public
 */
export function currentStatus(options: {
  state: EndpointState;
  interval: number;
  now: number;
}): CurrentStatus {
  const { state, interval, now } = options;
  const { status, reason, since, checkedAt, flapping } = state;
  const age = Math.max(0, now - checkedAt);
  const limit = Math.max(interval * 1000 * MISSED_CHECKS, LEAST);
  return age > limit && reason !== 'not-checked-yet'
    ? { status: 'unknown', reason: 'stale', since: checkedAt, age, flapping }
    : { status, reason, since, age, flapping };
}
