import {
  type DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import {
  connectDatabase,
  migrateInTurn,
  type Migrations,
} from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';

/** From the sources and from the built package alike. @internal */
export const migrations: Migrations = {
  directory: resolvePackagePath(
    '@backstage-guardrails/plugin-entity-health-backend',
    'migrations',
  ),
  lock: 'entity-health migrations',
};

/** The database of the plugin. Checks of the last moment are made again, so they need not be flushed at once. @internal */
export function connect(database: DatabaseService): Promise<Knex> {
  return connectDatabase(database, { migrations, synchronous: 'normal' });
}

/** @internal */
export function migrate(knex: Knex): Promise<void> {
  return migrateInTurn(knex, migrations);
}
