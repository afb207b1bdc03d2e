import type { JsonObject } from '@backstage/types';
import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { migrations } from '../base/database';

type Landed = {
  migrations: string[];
  tables: Record<string, Record<string, unknown>[]>;
};

const FILE = path.join(
  __dirname,
  '../__tests__/fixtures/landed-6085360.json.gz',
);

/**
 * Puts a database there as an earlier version left it: its migrations alone, and its rows. What came since is
 * migrated when the service starts. Recorded by `recordLanded.fixture.ts`.
 *
 * `config` is what a service needs that goes on with this database: its keys, exported as an operator does.
 */
export async function loadLanded(
  knex: Knex,
): Promise<{ tables: Landed['tables']; config: JsonObject }> {
  const landed: Landed = JSON.parse(
    gunzipSync(readFileSync(FILE)).toString('utf8'),
  );
  await knex.migrate.latest({
    migrationSource: {
      getMigrations: async () => landed.migrations,
      getMigrationName: (name: string) => name,
      getMigration: async (name: string) =>
        require(path.join(migrations.directory, name)),
    },
  });
  for (const [table, rows] of Object.entries(landed.tables)) {
    await knex(table).delete();
    await knex.batchInsert(table, rows.map(withBytes), 20);
  }
  if (!isSqlite(knex)) await moveSequences(knex, landed.tables);
  const setting = (name: string) =>
    String(landed.tables.settings.find(row => row.name === name)?.value);
  return {
    tables: landed.tables,
    config: {
      sealingKey: `base64:${setting('sealing-key')}`,
      ledger: { signingKey: setting('ledger-key') },
      approvals: { passkeys: 'off' },
    },
  };
}

function withBytes(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, bytesOf(value)]),
  );
}

function bytesOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'base64' in value
    ? Buffer.from(String(value.base64), 'base64')
    : value;
}

/** Numbers that PostgreSQL counts go on after those that were put there. */
async function moveSequences(
  knex: Knex,
  tables: Landed['tables'],
): Promise<void> {
  for (const table of Object.keys(tables)) {
    const { rows } = await knex.raw(
      `select column_name as name from information_schema.columns
       where table_name = ? and table_schema = current_schema()
         and column_default like 'nextval%'`,
      [table],
    );
    for (const { name } of rows) {
      await knex.raw(
        `select setval(pg_get_serial_sequence(?, ?), (select max(??) from ??))`,
        [table, name, name, table],
      );
    }
  }
}
