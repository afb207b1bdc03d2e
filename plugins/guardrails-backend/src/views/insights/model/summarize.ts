import type {
  InsightsChanges,
  InsightsChecks,
  InsightsDay,
  InsightsDurations,
  InsightsGroup,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Outcome } from '@backstage-guardrails/policy-model';
import type { Measure } from './Cell';
import { percentile } from './percentile';
import { daysOf, type DayRange } from './readRange';

/** Groups that are named. */
const FIRST = 10;

/** What was counted, added up by one thing that it has in common: a day, a rule or a team. @internal */
export type Counted = { key: string; measure: Outcome; number: number };

/** What was counted of changes, added up by how long they took. @internal */
export type Timed = { measure: Measure; seconds: number; number: number };

const names: Record<Outcome, keyof InsightsChecks> = {
  allow: 'allowed',
  warn: 'warned',
  'needs-approval': 'needsApproval',
  deny: 'denied',
};

const none: InsightsChecks = {
  allowed: 0,
  warned: 0,
  needsApproval: 0,
  denied: 0,
};

/** Each day of the range, also those on which nothing was counted. @internal */
export function toDays(counted: readonly Counted[], range: DayRange) {
  const days = byKey(counted);
  return daysOf(range).map(
    (day): InsightsDay => ({ day, ...(days.get(day) ?? none) }),
  );
}

/** @internal */
export function toTotals(days: readonly InsightsDay[]): InsightsChecks {
  return days.reduce<InsightsChecks>((sums, day) => added(sums, day), none);
}

/** The groups with the most denied checks, then those with the most checks. @internal */
export function toGroups(
  counted: readonly Counted[],
): (InsightsGroup & { key: string })[] {
  return [...byKey(counted)]
    .map(([key, checks]) => ({ key, ...toGroup(checks) }))
    .filter(({ checks }) => checks > 0)
    .sort(
      (one, other) =>
        other.denied - one.denied ||
        other.checks - one.checks ||
        (one.key < other.key ? -1 : 1),
    )
    .slice(0, FIRST);
}

/** @internal */
export function toChanges(timed: readonly Timed[]): InsightsChanges {
  const of = (measure: Measure) =>
    timed.filter(one => one.measure === measure && one.number > 0);
  return {
    applied: sum(of('applied')),
    selfService: sum(of('self-service')),
    timeToApprove: toDurations(of('approved')),
    friction: toDurations(of('friction')),
  };
}

function toGroup(checks: InsightsChecks): InsightsGroup {
  const { allowed, warned, needsApproval, denied } = checks;
  return { checks: allowed + warned + needsApproval + denied, denied };
}

function byKey(counted: readonly Counted[]): Map<string, InsightsChecks> {
  const groups = new Map<string, InsightsChecks>();
  for (const { key, measure, number } of counted) {
    const group = groups.get(key) ?? none;
    groups.set(key, added(group, { ...none, [names[measure]]: number }));
  }
  return groups;
}

function added(one: InsightsChecks, other: InsightsChecks): InsightsChecks {
  return {
    allowed: one.allowed + other.allowed,
    warned: one.warned + other.warned,
    needsApproval: one.needsApproval + other.needsApproval,
    denied: one.denied + other.denied,
  };
}

function toDurations(timed: readonly Timed[]): InsightsDurations {
  const median = percentile(timed, 0.5);
  const p90 = percentile(timed, 0.9);
  return {
    count: sum(timed),
    ...(median !== undefined && { median }),
    ...(p90 !== undefined && { p90 }),
  };
}

function sum(timed: readonly Timed[]): number {
  return timed.reduce((total, { number }) => total + number, 0);
}
