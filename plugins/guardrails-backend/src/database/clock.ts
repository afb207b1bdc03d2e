import type { Knex } from 'knex';
import { isSqlite } from './connect';

/**
 * The database's own time as RFC 3339 with milliseconds.
 * Replicas and hosts may disagree about the time; grants and records go by this one clock.
 * @internal
 */
export async function databaseTime(knex: Knex): Promise<string> {
  const sql = isSqlite(knex)
    ? `select strftime('%Y-%m-%dT%H:%M:%fZ', 'now') as now`
    : `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`;
  const result = await knex.raw(sql);
  const [row] = Array.isArray(result) ? result : result.rows;
  return row.now;
}

/** An RFC 3339 time so many milliseconds later. @internal */
export function later(time: string, milliseconds: number): string {
  return new Date(Date.parse(time) + milliseconds).toISOString();
}
