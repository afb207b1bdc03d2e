import type { HealthReason, HealthStatus } from '../status';

/** How many checks confirm a change. @public */
export type HealthThresholds = {
  /** Checks in a row that must be worse before the status gets worse, or unknown. */
  failures: number;
  /** Checks in a row that must be better before the status gets better. */
  recoveries: number;
};

/** @public */
export const defaultThresholds: HealthThresholds = {
  failures: 3,
  recoveries: 2,
};

/** A status that a check can give about the endpoint itself. @public */
export type KnownStatus = Exclude<HealthStatus, 'unknown'>;

/** One check. @public */
export type HealthSample = {
  /** Milliseconds since 1970. */
  at: number;
  status: HealthStatus;
  reason: HealthReason;
};

/**
 * What is remembered of an endpoint between checks. It is plain data of bounded size, to be stored as JSON.
 * @public
 */
export type EndpointState = {
  /** The confirmed status. */
  status: HealthStatus;
  reason: HealthReason;
  /** When the confirmed status began: the first of the checks that confirmed it. Milliseconds since 1970. */
  since: number;
  /** The newest check. Milliseconds since 1970. */
  checkedAt: number;
  /** Whether the endpoint changes between failing and not too often for either to be believed. */
  flapping: boolean;
  /** The newest checks with a known status, oldest first, at most 20. */
  recent: { at: number; status: KnownStatus; reason: HealthReason }[];
  /** Checks in a row that could not tell. */
  unknowns: number;
  /** The last confirmed status that was known. */
  lastKnown?: KnownStatus;
  /** The incident that is open, if one is. Milliseconds since 1970. */
  incident?: { openedAt: number };
};

/** An endpoint that was never checked. @public */
export function initialState(at: number): EndpointState {
  return {
    status: 'unknown',
    reason: 'not-checked-yet',
    since: at,
    checkedAt: at,
    flapping: false,
    recent: [],
    unknowns: 0,
  };
}
