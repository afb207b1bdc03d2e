import type { Knex } from 'knex';
import { isSqlite } from './isSqlite';

/**
 * The time of the database in milliseconds since 1970. Replicas may disagree about the time, so what is due, claimed and
 * over goes by this one clock.
 * @public
 */
export async function databaseTime(knex: Knex): Promise<number> {
  const result = await knex.raw(
    isSqlite(knex)
      ? `select cast(unixepoch('subsec') * 1000 as integer) as now`
      : `select floor(extract(epoch from clock_timestamp()) * 1000) as now`,
  );
  const [row] = Array.isArray(result) ? result : result.rows;
  return Number(row.now);
}
