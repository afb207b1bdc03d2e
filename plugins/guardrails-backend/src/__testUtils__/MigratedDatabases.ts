import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import { migrateInTurn } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { migrations } from '../base/database';
import { PostgresCopies } from './PostgresCopies';

/**
 * Databases of tests that have the schema already. Migrating an empty one takes a third of a second, copying a
 * migrated one a tenth of that. Tests of the migrations themselves use `TestDatabases`, whose databases are empty.
 *
 * A template cannot be older than the migrations: on SQLite it lives as long as the test file, on PostgreSQL its name
 * is the digest of what made it.
 */
export class MigratedDatabases {
  /** To be called at the top of a test file, as `TestDatabases.create`. */
  static create(options: { ids: TestDatabaseId[] }): MigratedDatabases {
    const copies = new PostgresCopies();
    // Before those of TestDatabases, because it ends the connection that drops the copies.
    afterAll(() => copies.drop(), 60_000);
    return new MigratedDatabases(TestDatabases.create(options), copies);
  }

  readonly #databases: TestDatabases;
  readonly #copies: PostgresCopies;
  #image: Promise<Buffer> | undefined;

  private constructor(databases: TestDatabases, copies: PostgresCopies) {
    this.#databases = databases;
    this.#copies = copies;
  }

  eachSupportedId(): [TestDatabaseId][] {
    return this.#databases.eachSupportedId();
  }

  supports(id: TestDatabaseId): boolean {
    return this.#databases.supports(id);
  }

  /** A database of its own with the schema of today and no rows. */
  async init(id: TestDatabaseId): Promise<Knex> {
    const empty = () => this.#databases.init(id);
    if (id !== 'SQLITE_3') return this.#copies.create(empty);
    this.#image ??= empty().then(imageOf);
    const knex = await empty();
    // In the place of a file name the driver takes the content of a file, and nothing is connected yet.
    knex.client.connectionSettings.filename = await this.#image;
    return knex;
  }
}

/** The bytes of a migrated SQLite database. */
async function imageOf(knex: Knex): Promise<Buffer> {
  await migrateInTurn(knex, migrations);
  const connection = await knex.client.acquireConnection();
  try {
    return connection.serialize();
  } finally {
    await knex.client.releaseConnection(connection);
  }
}
