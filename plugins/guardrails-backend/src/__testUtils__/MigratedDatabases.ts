import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import { migrateInTurn } from '@backstage-guardrails/plugin-guardrails-node';
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import knexFactory, { type Knex } from 'knex';
import { version as knexVersion } from 'knex/package.json';
import { migrationsDirectory } from '../database';

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
    const copies = new Copies();
    // Before those of TestDatabases, because it ends the connection that drops the copies.
    afterAll(() => copies.drop(), 60_000);
    return new MigratedDatabases(TestDatabases.create(options), copies);
  }

  readonly #databases: TestDatabases;
  readonly #copies: Copies;
  #image: Promise<Buffer> | undefined;

  private constructor(databases: TestDatabases, copies: Copies) {
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
  await migrateInTurn(knex, { directory: migrationsDirectory });
  const connection = await knex.client.acquireConnection();
  try {
    return connection.serialize();
  } finally {
    await knex.client.releaseConnection(connection);
  }
}

/** Copies of the template on one PostgreSQL server. */
class Copies {
  #server: Promise<{ admin: Knex; template: string }> | undefined;
  readonly #all: { knex: Knex; name: string }[] = [];

  async create(empty: () => Promise<Knex>): Promise<Knex> {
    this.#server ??= empty().then(async admin => ({
      admin,
      template: await templateOn(admin),
    }));
    const { admin, template } = await this.#server;
    const name = `guardrails_copy_${randomUUID()}`;
    await admin.raw('create database ?? template ??', [name, template]);
    const knex = at(admin, name);
    this.#all.push({ knex, name });
    return knex;
  }

  async drop(): Promise<void> {
    for (const { knex, name } of this.#all) {
      await knex.destroy();
      const { admin } = await this.#server!;
      // A test may have left a backend running that is still connected.
      await admin.raw('drop database if exists ?? with (force)', [name]);
    }
  }
}

/** The migrated database of a server, made by the first test file that needs it while the others wait. */
async function templateOn(admin: Knex): Promise<string> {
  const name = `guardrails_template_${digestOfMigrations()}`;
  await admin.transaction(async lock => {
    await lock.raw('select pg_advisory_xact_lock(hashtext(?))', [name]);
    const found = await lock('pg_database').where({ datname: name }).first();
    if (found) return;
    // It has its name only once it is whole, or one that was interrupted would pass for it.
    const unfinished = `${name}_new`;
    await admin.raw('drop database if exists ??', [unfinished]);
    await admin.raw('create database ??', [unfinished]);
    const knex = at(admin, unfinished);
    try {
      await migrateInTurn(knex, { directory: migrationsDirectory });
    } finally {
      // A database with connections cannot be copied.
      await knex.destroy();
    }
    await admin.raw('alter database ?? rename to ??', [unfinished, name]);
  });
  return name;
}

/** Of all that the schema follows from: the migrations, name and content, and what carries them out. */
function digestOfMigrations(): string {
  const hash = createHash('sha256').update(knexVersion);
  for (const name of readdirSync(migrationsDirectory).sort()) {
    const content = readFileSync(path.join(migrationsDirectory, name));
    hash.update(JSON.stringify([name, content.toString('base64')]));
  }
  return hash.digest('hex').slice(0, 32);
}

/** Another database of the same server. */
function at(admin: Knex, database: string): Knex {
  const { client, connection, pool } = admin.client.config;
  // knex keeps the password from being listed
  const { password } = connection;
  return knexFactory({
    client,
    connection: { ...connection, password, database },
    pool,
  });
}
