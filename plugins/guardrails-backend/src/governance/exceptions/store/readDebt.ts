import type { ExceptionDebt } from '@backstage-guardrails/plugin-guardrails-common';
import type { RuleId } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import type { Caller } from '../../../identity/actors';
import { addMilliseconds } from '../../../base/time';
import type { DebtRow } from '../model/rows';
import type { Present } from '../model/deriveExceptionState';
import { openByTeamAndRule } from './openByTeamAndRule';

const DAY = 24 * 60 * 60 * 1000;

/** How far back the history goes. */
const DAYS = 365;

/** Shown for targets that the catalog has no owner of. */
const NOBODY = 'not owned';

/**
 * Open exceptions of the teams that the caller may read: now, counted from those in force; before, from the row of each
 * day, so that the cost does not grow with what once was.
 * @internal
 */
export async function readDebt(
  knex: Knex,
  options: { caller: Caller; present: Present },
): Promise<ExceptionDebt> {
  const { caller, present } = options;
  const { now } = present;
  const today = now.slice(0, 10);
  const owners = caller.reader ? undefined : caller.ownership;
  const [open, past] = await Promise.all([
    openByTeamAndRule(knex, present, owners),
    pastDays(knex, {
      from: addMilliseconds(now, -DAYS * DAY).slice(0, 10),
      today,
      owners,
    }),
  ]);
  return {
    byTeam: byTeam(open, now),
    byRule: grouped(open, row => row.rule).map(([rule, rows]) => ({
      rule: rule as RuleId,
      ...countDebt(rows, now),
    })),
    history: [...past, { day: today, active: sum(open) }],
  };
}

function byTeam(open: DebtRow[], now: string): ExceptionDebt['byTeam'] {
  return grouped(open, row => row.owner).map(([owner, rows]) => ({
    owner: owner || NOBODY,
    ...countDebt(rows, now),
    bySeverity: Object.fromEntries(
      grouped(rows, row => row.severity).map(([severity, some]) => [
        severity,
        sum(some),
      ]),
    ),
  }));
}

async function pastDays(
  knex: Knex,
  options: { from: string; today: string; owners: string[] | undefined },
): Promise<{ day: string; active: number }[]> {
  const { from, today, owners } = options;
  const query = knex<Record<string, unknown>>('exception_debt')
    .select('day')
    .sum({ active: 'active' })
    .where('day', '>=', from)
    .where('day', '<', today)
    .groupBy('day')
    .orderBy('day');
  if (owners) query.whereIn('owner', owners);
  const rows = await query;
  return rows.map(row => ({
    day: String(row.day),
    active: Number(row.active),
  }));
}

function countDebt(rows: DebtRow[], now: string) {
  const oldest = rows.map(row => row.oldest).sort()[0];
  const age = Date.parse(now) - Date.parse(oldest);
  return { active: sum(rows), oldestDays: Math.floor(age / DAY) };
}

function sum(rows: DebtRow[]): number {
  return rows.reduce((total, { active }) => total + active, 0);
}

/** Most first. */
function grouped(
  rows: DebtRow[],
  keyOf: (row: DebtRow) => string,
): [string, DebtRow[]][] {
  const groups = new Map<string, DebtRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].sort(
    ([a, some], [b, others]) => sum(others) - sum(some) || (a < b ? -1 : 1),
  );
}
