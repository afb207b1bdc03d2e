import type { DatabaseService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { isSqlite } from './isSqlite';
import { migrateInTurn, type Migrations } from './migrateInTurn';

/**
 * The database of a plugin, its schema up to date unless Backstage is told to skip migrations.
 *
 * SQLite gets a write-ahead log. `full` flushes it at each commit: what is acknowledged survives a power failure.
 * `normal` flushes it at checkpoints: a power failure can lose the transactions of the last moment, each one whole.
 * @public
 */
export async function connectDatabase(
  database: DatabaseService,
  options: { migrations: Migrations; synchronous: 'full' | 'normal' },
): Promise<Knex> {
  const { migrations, synchronous } = options;
  const knex = await database.getClient();
  if (isSqlite(knex)) {
    await knex.raw('PRAGMA journal_mode = WAL');
    await knex.raw(`PRAGMA synchronous = ${synchronous}`);
  }
  if (!database.migrations?.skip) await migrateInTurn(knex, migrations);
  return knex;
}
