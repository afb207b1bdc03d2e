/* eslint-disable no-console -- a benchmark prints */
/*
 * Appending to the ledger, against storing the same rows without any proof, and against a chain of hashes under a
 * row lock. Rounds alternate, so that whatever else the machine does meets all sides. Last line: results as JSON.
 */
import knexFactory, { type Knex } from 'knex';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrations } from '../src/base/database';
import { beginEpoch, DatabaseLedger } from '../src/record/ledger';
import { seals } from './believing';
import { rateOf, recordAt, recordsFrom } from './ledgerLoad';
import { median } from './load';
import { startPostgres } from './postgres';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
/** As many as a group of decisions can have. */
const GROUP = 100;
const GROUPS = Number(process.env.GROUPS ?? 60);
const CHAINED = 400;
const TABLES = ['ledger_entries', 'ledger_payloads', 'ledger_subjects'];

const configured = { epoch: 1, name: 'bench', fallbackName: 'bench', seals };
const ledger = new DatabaseLedger({ epoch: 1, seals });

type Result = {
  name: string;
  ratio: number;
  limit: number;
  pass: boolean;
  detail: string;
};

async function main() {
  const folder = mkdtempSync(path.join(tmpdir(), 'guardrails-bench-'));
  chmodSync(folder, 0o777);
  const results: Result[] = [];
  const sqlite = knexFactory({
    client: 'better-sqlite3',
    connection: { filename: path.join(folder, 'ledger.sqlite') },
    useNullAsDefault: true,
  });
  await sqlite.raw('PRAGMA journal_mode = WAL');
  await sqlite.raw('PRAGMA synchronous = FULL');
  await migrate(sqlite);
  results.push(await againstInserts(sqlite));
  await sqlite.destroy();

  const postgres = await startPostgres();
  if (postgres.connection) {
    const knex = connectTo(postgres.connection);
    await migrate(knex);
    results.push(...(await onPostgres(knex, postgres.connection, folder)));
    await knex.destroy();
  } else {
    console.log(`Not measured on PostgreSQL: ${postgres.reason}`);
  }
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
  console.log(JSON.stringify(results));
}

async function againstInserts(knex: Knex): Promise<Result> {
  await plainTables(knex);
  const rates = { ours: [] as number[], plain: [] as number[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const first = await sizeOf(knex);
    const ours = await appendGroups(knex, first);
    const groups = await rowsOf(knex, first);
    const plain = await rateOf(GROUP * GROUPS, async () => {
      for (const group of groups) {
        await knex.transaction(async transaction => {
          for (const table of TABLES) {
            await transaction.batchInsert(`plain_${table}`, group[table], 100);
          }
        });
      }
    });
    if (round > 0) {
      rates.ours.push(ours);
      rates.plain.push(plain);
    }
  }
  return atLeast(
    'ledger append with tree against batched inserts of the same rows, SQLite',
    median(rates.ours) / median(rates.plain),
    0.3,
    `${rate(rates.ours)} against ${rate(
      rates.plain,
    )} entries a second, ${GROUP} a commit, each entry three rows`,
  );
}

async function onPostgres(
  knex: Knex,
  connection: string,
  folder: string,
): Promise<Result[]> {
  await plainTables(knex);
  await knex.raw(
    'create table chain (id integer primary key, hash bytea not null)',
  );
  await knex.raw('create table chained (like ledger_payloads, hash bytea)');
  await knex('chain').insert({ id: 1, hash: Buffer.alloc(32) });
  const rates = {
    ours: [] as number[],
    copy: [] as number[],
    chain: [] as number[],
    one: [] as number[],
    two: [] as number[],
  };
  const other = connectTo(connection);
  for (let round = 0; round <= ROUNDS; round += 1) {
    const first = await sizeOf(knex);
    const ours = await appendGroups(knex, first);
    const copy = await copyGroups(knex, first, folder);
    const chain = await chainRecords(knex);
    const one = await together([knex, knex]);
    const two = await together([knex, other]);
    if (round > 0) {
      rates.ours.push(ours);
      rates.copy.push(copy);
      rates.chain.push(chain);
      rates.one.push(one);
      rates.two.push(two);
    }
  }
  await other.destroy();
  return [
    atLeast(
      'ledger append with tree against COPY of the same rows, PostgreSQL',
      median(rates.ours) / median(rates.copy),
      0.3,
      `${rate(rates.ours)} against ${rate(
        rates.copy,
      )} entries a second, ${GROUP} a commit on both sides, each entry three rows`,
    ),
    atLeast(
      'ledger append against a hash chain under a row lock, PostgreSQL',
      median(rates.ours) / median(rates.chain),
      10,
      `${rate(rates.ours)} against ${rate(
        rates.chain,
      )} entries a second; the chain has 8 writers, one entry a commit`,
    ),
    atLeast(
      'ledger append, two replicas against one, PostgreSQL',
      median(rates.two) / median(rates.one),
      0.8,
      `${rate(rates.two)} against ${rate(
        rates.one,
      )} entries a second, two writers on both sides, in one process`,
    ),
  ];
}

/** One group after the other, as a replica commits them. */
async function appendGroups(knex: Knex, first: number): Promise<number> {
  const groups = Array.from({ length: GROUPS }, (_, n) =>
    recordsFrom(first + n * GROUP, GROUP),
  );
  return rateOf(GROUP * GROUPS, async () => {
    for (const records of groups) {
      await knex.transaction(transaction =>
        ledger.append(transaction, records),
      );
    }
  });
}

/** Two writers, each on its connection. */
async function together(connections: Knex[]): Promise<number> {
  return rateOf(GROUP * GROUPS, async () => {
    await Promise.all(
      connections.map(async knex => {
        for (let n = 0; n < GROUPS / 2; n += 1) {
          const records = recordsFrom(n * GROUP, GROUP);
          await knex.transaction(transaction =>
            ledger.append(transaction, records),
          );
        }
      }),
    );
  });
}

/** The server reads files that it wrote itself: nothing but storing is measured. */
async function copyGroups(
  knex: Knex,
  first: number,
  folder: string,
): Promise<number> {
  for (const [n, group] of (await rowsOf(knex, first)).entries()) {
    for (const table of TABLES) {
      const ids = group[table].map(row => row.position);
      await knex.raw(
        `copy (select * from ${table} where position between ${Math.min(
          ...ids,
        )} and ${Math.max(...ids)}) to '${folder}/${table}.${n}'`,
      );
    }
  }
  return rateOf(GROUP * GROUPS, async () => {
    for (let n = 0; n < GROUPS; n += 1) {
      await knex.transaction(async transaction => {
        for (const table of TABLES) {
          await transaction.raw(
            `copy plain_${table} from '${folder}/${table}.${n}'`,
          );
        }
      });
    }
  });
}

/** Each entry takes the lock, hashes the one before it, and commits. */
async function chainRecords(knex: Knex): Promise<number> {
  const start = (await knex('chained').count({ n: '*' }).first())?.n ?? 0;
  let next = Number(start);
  const last = next + CHAINED;
  return rateOf(CHAINED, async () => {
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        while (next < last) {
          const position = next;
          next += 1;
          const payload = JSON.stringify(recordAt(position).payload);
          await knex.transaction(async transaction => {
            const head = await transaction('chain')
              .where({ id: 1 })
              .forUpdate()
              .first();
            const hash = createHash('sha256')
              .update(head.hash)
              .update(payload)
              .digest();
            const row = { epoch: 1, position, payload, salt: '', hash };
            await transaction('chained').insert(row);
            await transaction('chain').where({ id: 1 }).update({ hash });
          });
        }
      }),
    );
  });
}

type Group = Record<string, { position: number }[]>;

async function rowsOf(knex: Knex, first: number): Promise<Group[]> {
  const groups: Group[] = [];
  for (let n = 0; n < GROUPS; n += 1) {
    const from = first + n * GROUP;
    const group: Group = {};
    for (const table of TABLES) {
      group[table] = await knex(table).whereBetween('position', [
        from,
        from + GROUP - 1,
      ]);
    }
    groups.push(group);
  }
  return groups;
}

async function plainTables(knex: Knex): Promise<void> {
  for (const table of TABLES) {
    if (knex.client.config.client === 'pg') {
      await knex.raw(
        `create table plain_${table} (like ${table} including all)`,
      );
    } else {
      // The same columns, keys and indexes under another name.
      const made = await knex('sqlite_master')
        .where({ tbl_name: table })
        .whereNotNull('sql')
        .pluck('sql');
      for (const sql of made) {
        await knex.raw(sql.replaceAll(table, `plain_${table}`));
      }
    }
  }
}

async function sizeOf(knex: Knex): Promise<number> {
  const head = await knex('ledger_heads').where({ epoch: 1 }).first();
  return Number(head.size);
}

async function migrate(knex: Knex): Promise<void> {
  await knex.migrate.latest({ directory: migrations.directory });
  await beginEpoch(knex, configured);
}

function connectTo(connection: string): Knex {
  return knexFactory({ client: 'pg', connection, pool: { min: 0, max: 10 } });
}

function rate(values: number[]): string {
  return median(values).toFixed(0);
}

function atLeast(
  name: string,
  ratio: number,
  limit: number,
  detail: string,
): Result {
  return {
    name,
    ratio: Number(ratio.toFixed(3)),
    limit,
    pass: ratio >= limit,
    detail,
  };
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
