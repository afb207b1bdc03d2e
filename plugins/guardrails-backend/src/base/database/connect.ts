import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import { migrateInTurn } from '@backstage-guardrails/plugin-guardrails-node';
import type { Knex } from 'knex';

/** Folder of the migrations, from the sources and from the built package alike. @internal */
export const migrationsDirectory = resolvePackagePath(
  '@backstage-guardrails/plugin-guardrails-backend',
  'migrations',
);

/**
 * The plugin's database, migrated.
 *
 * On SQLite it turns on the write-ahead log with full synchronisation: one flush to disk a commit,
 * and nothing acknowledged is lost when the machine loses power.
 * @internal
 */
export async function connect(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (isSqlite(knex)) {
    await knex.raw('PRAGMA journal_mode = WAL');
    await knex.raw('PRAGMA synchronous = FULL');
  }
  if (!database.migrations?.skip) {
    await migrateInTurn(knex, { directory: migrationsDirectory });
  }
  return knex;
}

/** @internal */
export function isSqlite(knex: Knex): boolean {
  return String(knex.client.config.client).includes('sqlite');
}
