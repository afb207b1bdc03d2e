import type { Client, QueryResult } from 'pg';
import { PostgresAccessError } from './errors';

/**
 * Where names are looked up: what only superusers can create in, then the session's own temporary schema. That one
 * is named because it would come first otherwise.
 */
const SEARCH_PATH = 'pg_catalog,pg_temp';

/**
 * Sent with the start of the connection, so that it holds before the first statement. It outranks what `ALTER ROLE`
 * and `ALTER DATABASE` set. With quoted identifiers the path would not read as it was set.
 * @internal
 */
export const STARTUP_OPTIONS = `-c search_path=${SEARCH_PATH} -c role=none -c quote_all_identifiers=off`;

/**
 * Settings that an owner of a database or a role could have chosen for us and that change what our statements mean,
 * run or leave behind. Those that a version does not know are left out.
 */
const SETTINGS: Record<string, string> = {
  // Policies on tables hold expressions of their owners: an error instead of running them.
  row_security: 'off',
  // Views and foreign tables of others run their code in the name of the account that reads them.
  restrict_nonsystem_relation_kind: 'view, foreign-table',
  // What CREATE ROLE gives to its maker, from version 16.
  createrole_self_grant: '',
  standard_conforming_strings: 'on',
  transform_null_equals: 'off',
  quote_all_identifiers: 'off',
  default_transaction_isolation: 'read committed',
  default_transaction_read_only: 'off',
  default_transaction_deferrable: 'off',
  // An end that was confirmed has to survive a crash of the server.
  synchronous_commit: 'on',
  client_min_messages: 'error',
  lock_timeout: '10s',
  TimeZone: 'UTC',
  DateStyle: 'ISO, MDY',
};

/**
 * Makes sure that nothing others created answers to a name in our statements. The first statements call no function
 * and use no operator, so they are safe wherever names would be looked up.
 * @throws PostgresAccessError `search-path-not-pinned`, `session-not-pinned`
 * @internal
 */
export async function pinSession(client: Client): Promise<void> {
  const results = (await client.query(
    'show search_path; set search_path = pg_catalog, pg_temp; show search_path',
  )) as unknown as QueryResult<{ search_path: string }>[];
  const [atStart, , now] = results.map(({ rows }) => rows[0]?.search_path);
  if (!isPinned(atStart) || !isPinned(now)) {
    throw new PostgresAccessError(
      'search-path-not-pinned',
      'The server did not take the search path of the connection. Connect to it directly, or through a pooler that passes the start-up parameter "options" on',
    );
  }
  await pinSettings(client);
}

async function pinSettings(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string; set: boolean }>(
    `select s.name, pg_catalog.set_config(s.name, ($2::pg_catalog.text[])[i.place], false) is not null as set
     from pg_catalog.generate_subscripts($1::pg_catalog.text[], 1) i(place)
     join pg_catalog.pg_settings s on s.name = ($1::pg_catalog.text[])[i.place]`,
    [Object.keys(SETTINGS), Object.values(SETTINGS)],
  );
  const { rows: users } = await client.query<{ own: boolean }>(
    'select current_user = session_user as own',
  );
  if (!users[0].own || !rows.every(({ set }) => set)) {
    throw new PostgresAccessError(
      'session-not-pinned',
      'The server began the session as another role than the one that connected. Look for ALTER ROLE or ALTER DATABASE ... SET role',
    );
  }
}

function isPinned(path: string | undefined): boolean {
  return path?.replace(/\s/g, '') === SEARCH_PATH;
}
