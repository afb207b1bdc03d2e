import type { Outcome } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import type { Measure } from '../model/Cell';
import type { DayRange } from '../model/readRange';
import type { Counted, Timed } from '../model/summarize';
import type { OthersUnit } from '../model/sumOthers';

const OUTCOMES: Outcome[] = ['allow', 'warn', 'needs-approval', 'deny'];
const CHANGES: Measure[] = ['applied', 'self-service', 'approved', 'friction'];

/** What of the counts is added up. */
type Selection = {
  range: DayRange;
  /** Absent for all teams. */
  owners?: string[];
  environment?: string;
  /** Empty for all checks. */
  rule: string;
};

/** Checks by day, team or rule. @internal */
export async function readChecks(
  knex: Knex,
  selection: Selection & { by: 'day' | 'owner' | 'rule' },
): Promise<Counted[]> {
  const { by, rule } = selection;
  const query = select(knex, selection).whereIn('measure', OUTCOMES);
  // Where no rule is named, each of them is a group, and the row of all checks is none of them.
  if (by === 'rule' && rule === '') query.where('rule', '>', '');
  else query.where({ rule });
  const rows: (Omit<Counted, 'number'> & { number: number | string })[] =
    await query
      .select({ key: by }, 'measure')
      .sum({ number: 'number' })
      .groupBy(by, 'measure');
  return rows.map(row => ({ ...row, number: Number(row.number) }));
}

/** Changes by how long they took. @internal */
export async function readChanges(
  knex: Knex,
  selection: Omit<Selection, 'rule'>,
): Promise<Timed[]> {
  const rows: (Omit<Timed, 'number'> & { number: number | string })[] =
    await select(knex, selection)
      .where({ rule: '' })
      .whereIn('measure', CHANGES)
      .select('measure', 'seconds')
      .sum({ number: 'number' })
      .groupBy('measure', 'seconds');
  return rows.map(row => ({ ...row, number: Number(row.number) }));
}

/**
 * Checks of all teams but some, each day and environment for itself, up to the day before today. A catalog file can name
 * any owner, also one that is none, for what its writer has checked. So a team is there if one of its members requested a
 * check; the checks of others are in the sums and make no team.
 * @internal
 */
export async function readOthers(
  knex: Knex,
  options: Omit<Selection, 'owners' | 'rule'> & {
    without: string[];
    today: string;
  },
): Promise<OthersUnit[]> {
  const { without, today } = options;
  const sumOf = (measures: string[], name: string) =>
    knex.raw(
      `sum(case when measure in (${measures.map(
        () => '?',
      )}) then number else 0 end) as ??`,
      [...measures, name],
    );
  const teams = select(knex, options)
    .where({ rule: '' })
    .where('day', '<', today)
    .whereNotIn('owner', without)
    .select(
      ...['day', 'environment', 'owner'],
      sumOf(OUTCOMES, 'checks'),
      sumOf(['deny'], 'denied'),
      sumOf(['by-member'], 'by_members'),
    )
    .groupBy('day', 'environment', 'owner');
  const rows: Record<keyof OthersUnit, number | string>[] = await knex
    .from(teams.as('teams'))
    .where('checks', '>', 0)
    .select(
      knex.raw('sum(case when by_members > 0 then 1 else 0 end) as teams'),
    )
    .sum({ checks: 'checks', denied: 'denied' })
    .groupBy('day', 'environment');
  return rows.map(row => ({
    teams: Number(row.teams),
    checks: Number(row.checks),
    denied: Number(row.denied),
  }));
}

function select(
  knex: Knex,
  { range, owners, environment }: Omit<Selection, 'rule'>,
): Knex.QueryBuilder {
  const query = knex('insights_days').whereBetween('day', [
    range.from,
    range.to,
  ]);
  if (owners) query.whereIn('owner', owners);
  if (environment !== undefined) query.where({ environment });
  return query;
}
