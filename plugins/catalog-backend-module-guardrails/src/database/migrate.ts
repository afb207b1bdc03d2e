import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import { migrateInTurn } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';

/**
 * Brings this module's table up to date. Its migrations keep a list of their own: the catalog's list would
 * find files it does not know and refuse to start.
 * @internal
 */
export async function migrate(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await migrateInTurn(knex, {
      directory: resolvePackagePath(
        '@backstage-guardrails/plugin-catalog-backend-module-guardrails',
        'migrations',
      ),
      tableName: 'guardrails_knex_migrations',
      lock: 'guardrails migrations',
    });
  }
  return knex;
}
