import type { Knex } from 'knex';
import { isSqlite } from './isSqlite';

/** @public */
export type Migrations = {
  /** The folder that they are in. */
  directory: string;
  /** Of the list of migrations that were made, where the database is shared with another plugin. */
  tableName?: string;
  /** The name of the lock that replicas wait for. Versions that run at the same time need the same one. */
  lock: string;
};

/**
 * Brings a database up to date, by one replica at a time on PostgreSQL: the others wait, and find nothing to do. The
 * lock of knex cannot do that: replicas race for the table that it is in, and a start that finds it taken fails.
 * All of it is one transaction, so a replica that dies in the middle leaves neither half of a schema nor a lock.
 * @public
 */
export async function migrateInTurn(
  knex: Knex,
  { lock, ...migrations }: Migrations,
): Promise<void> {
  if (isSqlite(knex)) {
    await knex.migrate.latest(migrations);
    return;
  }
  await knex.transaction(async transaction => {
    await transaction.raw('select pg_advisory_xact_lock(hashtext(?))', [lock]);
    await transaction.migrate.latest(migrations);
  });
}
