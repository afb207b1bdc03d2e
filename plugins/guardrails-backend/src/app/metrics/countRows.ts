import type { Knex } from 'knex';

/** More than this is not counted, so that counting costs the same everywhere. @internal */
export const COUNTED = 10_000;

/** The number of rows of a query, up to {@link COUNTED}. @internal */
export async function countRows(
  knex: Knex,
  rows: Knex.QueryBuilder,
): Promise<number> {
  const [{ count }] = await knex
    .from(rows.select(knex.raw('1')).limit(COUNTED).as('rows_counted'))
    .count({ count: '*' });
  return Number(count);
}
