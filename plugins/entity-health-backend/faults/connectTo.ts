import knexFactory, { type Knex } from 'knex';

/** The database at an address of PostgreSQL, or in a file of SQLite. */
export function connectTo(
  address: string,
  options: { searchPath?: string[] } = {},
): Knex {
  return address.startsWith('postgres')
    ? knexFactory({
        client: 'pg',
        connection: address,
        pool: { min: 0, max: 4 },
        acquireConnectionTimeout: 2_000,
        // each attempt to connect to a database that is away
        log: { warn() {}, error() {}, deprecate() {}, debug() {} },
        ...options,
      })
    : knexFactory({
        client: 'better-sqlite3',
        connection: { filename: address },
        useNullAsDefault: true,
      });
}
