import type { Knex } from 'knex';
import type { IndexScan } from '../../../base/database';
import { scansOfState } from './whereState';

/** What is counted of findings, as the columns of every table of counts are called. @internal */
export const countColumns = [
  'open',
  'enforced',
  'not_confirmed',
  'waived',
  'opened',
  'resolved',
] as const;

/** @internal */
export type CountColumn = (typeof countColumns)[number];

/** A sum is a text on PostgreSQL. @internal */
export type CountRow = Record<CountColumn, number | string>;

type Part = Partial<Record<CountColumn, Knex.Raw | number>>;

/**
 * Findings as queries that each have every count as a column, to be added up: open, waived and not confirmed ones at
 * this moment, and what was resolved since. No finding is in two of them.
 * @internal
 */
export function countedParts(
  knex: Knex,
  options: {
    columns: readonly string[];
    /** When a week ago was; without it nothing is counted as opened or resolved. */
    since?: string;
    narrow?: IndexScan;
  },
): Knex.QueryBuilder[] {
  const { columns, since, narrow = () => {} } = options;
  const part = (scan: IndexScan, counted: Part) => {
    const query = knex('findings')
      .select(columns.map(column => `findings.${column}`))
      .select(
        counted.open === undefined
          ? knex.raw('cast(null as varchar(24)) as opened_at')
          : knex.raw('min(findings.opened_at) as opened_at'),
      )
      .select(
        countColumns.map(column =>
          knex.raw('sum(?) as ??', [counted[column] ?? knex.raw('0'), column]),
        ),
      )
      .groupBy(columns.map(column => `findings.${column}`));
    narrow(query);
    scan(query);
    return query;
  };
  const one = knex.raw('1');
  const enforced = knex.raw(
    `case when findings.level = 'advisory' then 0 else 1 end`,
  );
  const opened =
    since === undefined
      ? undefined
      : knex.raw('case when findings.opened_at > ? then 1 else 0 end', [since]);
  const open = { open: one, enforced, opened };
  return [
    ...scansOfState(knex, 'open').map(scan => part(scan, open)),
    ...scansOfState(knex, 'not-confirmed').map(scan =>
      part(scan, { ...open, not_confirmed: one }),
    ),
    ...scansOfState(knex, 'waived').map(scan => part(scan, { waived: one })),
    ...(since === undefined
      ? []
      : scansOfState(knex, 'resolved').map(scan =>
          part(
            query => {
              scan(query);
              query
                .where('findings.resolved_at', '>', since)
                .where('findings.opened_at', '<=', since);
            },
            { resolved: one },
          ),
        )),
  ];
}

/** The parts added up by some of their columns. @internal */
export function addedUp(
  knex: Knex,
  options: { parts: Knex.QueryBuilder[]; by: readonly string[] },
): Knex.QueryBuilder {
  const { parts, by } = options;
  // A part that is grouped has to be in brackets of its own before it is put together with others.
  const [first, ...others] = parts.map(part =>
    knex.select('*').from(part.clone().as('part')),
  );
  return knex
    .from(first.unionAll(others).as('parts'))
    .select([...by])
    .select(sumsOf(knex))
    .groupBy([...by]);
}

/** @internal */
export function sumsOf(knex: Knex): Knex.Raw[] {
  return countColumns.map(column =>
    knex.raw('coalesce(sum(??), 0) as ??', [column, column]),
  );
}
