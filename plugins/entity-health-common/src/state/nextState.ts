import type { HealthReason } from '../status';
import {
  defaultThresholds,
  type EndpointState,
  type HealthSample,
  type HealthThresholds,
  type KnownStatus,
} from './endpointState';
import { FLAPPING_CHECKS, isFlapping } from './flapping';

/** What happened to an endpoint with a check. All times are milliseconds since 1970. @public */
export type HealthEvent =
  | {
      kind: 'status-changed';
      from: EndpointState['status'];
      to: EndpointState['status'];
      at: number;
    }
  | { kind: 'incident-opened'; openedAt: number }
  | { kind: 'incident-closed'; openedAt: number; closedAt: number }
  | { kind: 'flapping-started' | 'flapping-ended'; at: number };

/**
 * The state of an endpoint after a check, and what to tell about it.
 *
 * The status gets worse after `failures` checks in a row that are worse, and better after `recoveries` that are better;
 * the first check that passes is believed at once. Checks that could not tell neither confirm nor interrupt; `failures`
 * of them in a row make the status unknown, and leave an incident open. An incident opens when a check fails
 * outside of maintenance and `fail` is confirmed, and closes when something better is, but not while the endpoint flaps: a flapping endpoint is
 * one incident.
 *
 * Give each check once, in the order in which they were made. Their times do not say it: a clock that is set back must
 * not hide a failure until it has caught up.
 * @public
 */
export function nextState(options: {
  state: EndpointState;
  sample: HealthSample;
  maintenance?: boolean;
  thresholds?: HealthThresholds;
}): { state: EndpointState; events: HealthEvent[] } {
  const { state, sample, maintenance = false } = options;
  const { thresholds = defaultThresholds } = options;
  const observed = observe(state, sample);
  const confirmed = confirm(observed, sample, thresholds);
  const { incident, events } = incidentOf({ confirmed, sample, maintenance });
  const next: EndpointState = { ...confirmed };
  delete next.incident;
  if (incident) next.incident = incident;
  return {
    state: next,
    events: [
      ...(next.status === state.status
        ? []
        : [
            {
              kind: 'status-changed' as const,
              from: state.status,
              to: next.status,
              at: next.since,
            },
          ]),
      ...flappingEvents(state.flapping, next.flapping, sample.at),
      ...events,
    ],
  };
}

function observe(state: EndpointState, sample: HealthSample): EndpointState {
  const { status, at, reason } = sample;
  if (status === 'unknown') {
    return { ...state, checkedAt: at, unknowns: state.unknowns + 1 };
  }
  const recent = [...state.recent, { at, status, reason }].slice(
    -FLAPPING_CHECKS,
  );
  const flapping = isFlapping(recent, state.flapping);
  return { ...state, checkedAt: at, unknowns: 0, recent, flapping };
}

const severity: Record<KnownStatus, number> = { pass: 0, warn: 1, fail: 2 };

function confirm(
  state: EndpointState,
  sample: HealthSample,
  thresholds: HealthThresholds,
): EndpointState {
  if (sample.status === 'unknown') {
    if (state.status === 'unknown') return { ...state, reason: sample.reason };
    if (state.unknowns < thresholds.failures) return state;
    const { reason, at } = sample;
    return { ...state, status: 'unknown', reason, since: at };
  }
  const found = confirmedStatus(state, thresholds);
  if (!found) {
    const waiting = state.status === 'unknown';
    return waiting ? { ...state, reason: 'not-confirmed' } : state;
  }
  const { status, since, reason } = found;
  const known = { ...state, status, lastKnown: status };
  if (status !== state.status) return { ...known, since, reason };
  return sample.status === status
    ? { ...known, reason: sample.reason }
    : { ...known, reason: state.reason };
}

type Confirmed = { status: KnownStatus; since: number; reason: HealthReason };

/** The status that the newest checks confirm, or that they do not contradict. */
function confirmedStatus(
  { status, lastKnown, recent }: EndpointState,
  thresholds: HealthThresholds,
): Confirmed | undefined {
  const newest = recent[recent.length - 1];
  const base = lastKnown === undefined ? undefined : severity[lastKnown];
  const worse = recent.slice(-thresholds.failures);
  const better = recent.slice(-thresholds.recoveries);
  if (
    worse.length === thresholds.failures &&
    worse.every(check => severity[check.status] > (base ?? 0))
  ) {
    return pick(worse, (a, b) => a - b);
  }
  if (base === undefined) {
    return newest.status === 'pass'
      ? { status: 'pass', since: newest.at, reason: newest.reason }
      : undefined;
  }
  if (
    better.length === thresholds.recoveries &&
    better.every(check => severity[check.status] < base)
  ) {
    return pick(better, (a, b) => b - a);
  }
  const same = newest.status === lastKnown;
  return lastKnown !== undefined && (status !== 'unknown' || same)
    ? { status: lastKnown, since: newest.at, reason: newest.reason }
    : undefined;
}

/** All of the checks are at least as far from the old status as the first in this order: that much is confirmed. */
function pick(
  checks: EndpointState['recent'],
  order: (a: number, b: number) => number,
): Confirmed {
  const [nearest] = [...checks].sort((a, b) =>
    order(severity[a.status], severity[b.status]),
  );
  const { status, reason } = nearest;
  return { status, reason, since: checks[0].at };
}

function incidentOf(options: {
  confirmed: EndpointState;
  sample: HealthSample;
  maintenance: boolean;
}): { incident: EndpointState['incident']; events: HealthEvent[] } {
  const { confirmed, sample, maintenance } = options;
  const { status, since, flapping, incident } = confirmed;
  if (!incident) {
    const failing = status === 'fail' && sample.status === 'fail';
    if (!failing || maintenance) return { incident, events: [] };
    const opened = { openedAt: since };
    return {
      incident: opened,
      events: [{ kind: 'incident-opened', ...opened }],
    };
  }
  const over = (status === 'pass' || status === 'warn') && !flapping;
  return over
    ? {
        incident: undefined,
        events: [
          {
            kind: 'incident-closed',
            openedAt: incident.openedAt,
            // no earlier than it began, where the clock was set back meanwhile
            closedAt: Math.max(sample.at, incident.openedAt),
          },
        ],
      }
    : { incident, events: [] };
}

function flappingEvents(
  before: boolean,
  after: boolean,
  at: number,
): HealthEvent[] {
  if (before === after) return [];
  return [{ kind: after ? 'flapping-started' : 'flapping-ended', at }];
}
