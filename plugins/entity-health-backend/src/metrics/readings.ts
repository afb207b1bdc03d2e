import type { HealthStatus } from '@backstage-guardrails/plugin-entity-health-common';
import { databaseTime, isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { countEndpoints, pollingStatus } from '../queries';

/** Tables that grow with the number of checks, endpoints and users. */
const tables = [
  'endpoints',
  'samples',
  'rollups',
  'incidents',
  'maintenance',
] as const;

/** What the gauges show, from the database, so that every replica shows the same. @internal */
export type Readings = {
  endpoints: Record<HealthStatus, number>;
  /** Seconds. */
  lag: number;
  rows: Record<string, number>;
};

/** @internal */
export async function readings(knex: Knex): Promise<Readings> {
  const now = await databaseTime(knex);
  const endpoints = await countEndpoints({ knex, now, filter: {} });
  const { lag } = await pollingStatus(knex, now);
  return { endpoints, lag, rows: await rowsPerTable(knex) };
}

/** PostgreSQL has an estimate of its own; to count millions of rows for a metric would cost more than it tells. */
async function rowsPerTable(knex: Knex): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  for (const table of tables) {
    const [{ count }] = isSqlite(knex)
      ? await knex(table).count({ count: '*' })
      : await knex('pg_class')
          .select(knex.raw('greatest(reltuples, 0) as count'))
          .whereRaw('oid = to_regclass(?)', [table]);
    rows[table] = Math.round(Number(count));
  }
  return rows;
}
