import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import {
  connectDatabase,
  type Migrations,
} from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';

/** From the sources and from the built package alike. @internal */
export const migrations: Migrations = {
  directory: resolvePackagePath(
    '@backstage-guardrails/plugin-guardrails-backend',
    'migrations',
  ),
  lock: 'guardrails migrations',
};

/** The database of the plugin. Nothing acknowledged is lost when the machine loses power. @internal */
export function connect(database: DatabaseService): Promise<Knex> {
  return connectDatabase(database, { migrations, synchronous: 'full' });
}
