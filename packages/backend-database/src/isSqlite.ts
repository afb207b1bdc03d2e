import type { Knex } from 'knex';

/** SQLite, of whichever driver; PostgreSQL otherwise. @public */
export function isSqlite(knex: Knex): boolean {
  return String(knex.client.config.client).includes('sqlite');
}
