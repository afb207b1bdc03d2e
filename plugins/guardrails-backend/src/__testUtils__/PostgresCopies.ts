import { migrateInTurn } from '@backstage-guardrails/backend-database';
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import knexFactory, { type Knex } from 'knex';
import { version as knexVersion } from 'knex/package.json';
import { migrations } from '../base/database';

/** Copies of the template on one PostgreSQL server. */
export class PostgresCopies {
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
      await migrateInTurn(knex, migrations);
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
  for (const name of readdirSync(migrations.directory).sort()) {
    const content = readFileSync(path.join(migrations.directory, name));
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
