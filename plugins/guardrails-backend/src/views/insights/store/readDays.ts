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

/** Checks of all teams but some, each day and environment for itself, up to the day before today. @internal */
export async function readOthers(
  knex: Knex,
  options: Omit<Selection, 'owners'> & { without: string[]; today: string },
): Promise<OthersUnit[]> {
  const { without, today, rule } = options;
  const teams = select(knex, options)
    .where({ rule })
    .whereIn('measure', OUTCOMES)
    .where('day', '<', today)
    .whereNotIn('owner', without)
    .select('day', 'environment', 'owner')
    .sum({ checks: 'number' })
    .select(
      knex.raw(
        `sum(case when measure = 'deny' then number else 0 end) as denied`,
      ),
    )
    .groupBy('day', 'environment', 'owner');
  const rows: Record<keyof OthersUnit, number | string>[] = await knex
    .from(teams.as('teams'))
    .where('checks', '>', 0)
    .select(
      // Targets without a team are in the sums and are no team.
      knex.raw(`sum(case when owner = '' then 0 else 1 end) as teams`),
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
