import {
  type DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** Folder of the migrations, from the sources and from the built package alike. @internal */
export const migrationsDirectory = resolvePackagePath(
  '@backstage-guardrails/plugin-entity-cost-backend',
  'migrations',
);

/**
 * The plugin's database, migrated. On SQLite the write-ahead log is synchronised at checkpoints only: a power failure can
 * lose what was loaded in the last moment, which is loaded again, and never part of a transaction.
 * @internal
 */
export async function connect(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (isSqlite(knex)) {
    await knex.raw('PRAGMA journal_mode = WAL');
    await knex.raw('PRAGMA synchronous = NORMAL');
  }
  if (!database.migrations?.skip) await migrate(knex);
  return knex;
}

/**
 * Brings the schema up to date, on PostgreSQL by one replica at a time. The lock of knex cannot do that: replicas race
 * for the table that it is in, and a start that finds it taken fails. All of it is one transaction, so a replica that
 * dies in the middle leaves neither half of a schema nor a lock.
 * @internal
 */
export async function migrate(knex: Knex): Promise<void> {
  const migrations = { directory: migrationsDirectory };
  if (isSqlite(knex)) {
    await knex.migrate.latest(migrations);
    return;
  }
  await knex.transaction(async transaction => {
    await transaction.raw('select pg_advisory_xact_lock(hashtext(?))', [
      'entity-cost migrations',
    ]);
    await transaction.migrate.latest(migrations);
  });
}

/** @internal */
export function isSqlite(knex: Knex): boolean {
  return String(knex.client.config.client).includes('sqlite');
}
