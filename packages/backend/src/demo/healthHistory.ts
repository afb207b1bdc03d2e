import {
  type HealthReason,
  type HealthRollup,
  type HealthStatus,
  latencyBucket,
  mergeRollups,
} from '@backstage-guardrails/plugin-entity-health-common';
import type {
  NewEndpoint,
  PastHistory,
} from '@backstage-guardrails/plugin-entity-health-node';
import { randomOf } from './random';

const MINUTE = 60_000;
const SPAN = 5 * MINUTE;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DAYS = 90;
/** Spans of five minutes are kept as long as someone looks at single ones. */
const FINE_DAYS = 2;
const CHECKS_PER_SPAN = 5;

const reasons: HealthReason[] = [
  'reported-failure',
  'status-code-failure',
  'timed-out',
  'unreachable',
];

type Event = { from: number; until: number };
type Day = {
  incident?: Event & { reason: HealthReason };
  degraded?: Event;
  maintenance?: Event;
};

/**
 * Ninety days of an endpoint that mostly passes: now and then an incident, an hour in which it degrades, a night of
 * maintenance, and a latency that follows the hours of the day. A day is the same whenever it is made.
 * @internal
 */
export function healthHistory(options: {
  seed: number;
  endpoint: NewEndpoint;
  until: number;
}): PastHistory {
  const { seed, endpoint, until } = options;
  const key = `${endpoint.entityRef} ${endpoint.name}`;
  const usual = 12 + 140 * randomOf(seed, key)();
  const last = until - (until % SPAN);
  const first = last - (last % DAY) - DAYS * DAY;
  const rollups: PastHistory['rollups'] = [];
  const incidents: PastHistory['incidents'] = [];
  for (let midnight = first; midnight < last; midnight += DAY) {
    const random = randomOf(seed, key, midnight);
    const day = eventsOf(midnight, random);
    if (day.incident && day.incident.until <= last) {
      const { from, until: closedAt, reason } = day.incident;
      incidents.push({ openedAt: from, closedAt, reason });
    }
    for (let hour = midnight; hour < midnight + DAY; hour += HOUR) {
      const spans: HealthRollup[] = [];
      for (let start = hour; start < hour + HOUR; start += SPAN) {
        const rollup = spanOf({ day, start, usual, random });
        spans.push(rollup);
        if (start < last && start >= last - FINE_DAYS * DAY) {
          rollups.push({ span: 300, start, rollup });
        }
      }
      if (hour + HOUR <= last) {
        rollups.push({ span: 3600, start: hour, rollup: mergeRollups(spans) });
      }
    }
  }
  return { rollups, incidents };
}

/** Whole spans, so that incidents and rollups say the same. */
function eventsOf(midnight: number, random: () => number): Day {
  const event = (chance: number, minutes: number): Event | undefined => {
    const [happens, at, long] = [random(), random(), random()];
    if (happens >= chance) return undefined;
    const from = midnight + Math.floor(at * 200) * SPAN;
    return { from, until: from + Math.ceil((long * minutes) / 5) * SPAN };
  };
  const incident = event(0.05, 180);
  const reason = reasons[Math.floor(random() * reasons.length)];
  const degraded = event(0.08, 90);
  const maintenance = event(0.02, 120);
  return {
    ...(incident && { incident: { ...incident, reason } }),
    ...(degraded && { degraded }),
    ...(maintenance && { maintenance }),
  };
}

function spanOf(options: {
  day: Day;
  start: number;
  usual: number;
  random: () => number;
}): HealthRollup {
  const { day, start, usual, random } = options;
  const within = (event?: Event) =>
    event !== undefined && start >= event.from && start < event.until;
  const status = statusOf({
    fails: within(day.incident),
    degrades: within(day.degraded),
  });
  // the load of a day, highest in the afternoon, and a tail as real services have one
  const load = 1 + 0.5 * Math.sin(((start % DAY) / DAY - 0.3) * 2 * Math.PI);
  const tail = 1 / (1 - 0.97 * random()) ** 0.35;
  const latency = usual * load * tail * (status === 'pass' ? 1 : 4);
  const answered = !(
    status === 'fail' &&
    ['timed-out', 'unreachable'].includes(day.incident?.reason ?? '')
  );
  const maintenance = within(day.maintenance) && status === 'pass';
  const counts = { pass: 0, warn: 0, fail: 0, unknown: 0 };
  return {
    counts: maintenance ? counts : { ...counts, [status]: CHECKS_PER_SPAN },
    maintenance: maintenance ? CHECKS_PER_SPAN : 0,
    latency: answered ? [[latencyBucket(latency), CHECKS_PER_SPAN]] : [],
  };
}

function statusOf(options: {
  fails: boolean;
  degrades: boolean;
}): HealthStatus {
  if (options.fails) return 'fail';
  return options.degrades ? 'warn' : 'pass';
}
