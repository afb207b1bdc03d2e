import type { Knex } from 'knex';

/**
 * Brings a database up to date, by one replica at a time on PostgreSQL: the others wait, and find nothing to do. The
 * lock of knex cannot do that: replicas race for the table that it is in, and a start that finds it taken fails.
 * All of it is one transaction, so a replica that dies in the middle leaves neither half of a schema nor a lock.
 * @public
 */
export async function migrateInTurn(
  knex: Knex,
  migrations: { directory: string; tableName?: string },
): Promise<void> {
  if (String(knex.client.config.client).includes('sqlite')) {
    await knex.migrate.latest(migrations);
    return;
  }
  await knex.transaction(async transaction => {
    await transaction.raw('select pg_advisory_xact_lock(hashtext(?))', [
      'guardrails migrations',
    ]);
    await transaction.migrate.latest(migrations);
  });
}
