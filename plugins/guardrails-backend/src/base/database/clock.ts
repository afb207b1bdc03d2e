import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';

/**
 * The database's own time as RFC 3339 with milliseconds.
 * Replicas and hosts may disagree about the time; grants and records go by this one clock.
 * @internal
 */
export async function databaseTime(knex: Knex): Promise<string> {
  const result = await knex.raw(`select ${timeExpression(knex)} as now`);
  const [row] = Array.isArray(result) ? result : result.rows;
  return row.now;
}

/** The same inside of a query that is asked anyway, or what it was so many hours ago. @internal */
export function timeExpression(knex: Knex, hoursAgo: number = 0): string {
  const [sqlite, postgres] =
    hoursAgo === 0
      ? ['', '']
      : [`, '-${hoursAgo} hours'`, ` - interval '${hoursAgo} hours'`];
  return isSqlite(knex)
    ? `strftime('%Y-%m-%dT%H:%M:%fZ', 'now'${sqlite})`
    : `to_char((clock_timestamp()${postgres}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
