/* eslint-disable no-console -- a benchmark prints */
/*
 * Pages of the ledger and proofs in a log of ten thousand and of a million entries. Last line: results as JSON.
 */
import {
  appendBatch,
  EMPTY_TREE,
  inclusionProof,
  leafHash,
  type TreeState,
} from '@backstage-guardrails/policy-ledger';
import knexFactory, { type Knex } from 'knex';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrations } from '../src/base/database';
import { beginEpoch, DatabaseTiles } from '../src/record/ledger';
import { listEntries } from '../src/record/ledger/reading/listEntries';
import { sha256 } from '../src/record/ledger/sha256';
import { seals } from './believing';

const SIZES = [10_000, 1_000_000] as const;
const ROUNDS = 200;
const WARM_UP = 50;
const LEAVES = Number(process.env.LEAVES ?? 1_000_000);

/** Each a page that a person or a program asks for. */
const requests: Record<string, (size: number, n: number) => object> = {
  newest: () => ({ filter: {} }),
  'far back': (size, n) => ({
    filter: {},
    cursor: `1.${Math.floor((size * (n + 1)) / (ROUNDS + 2))}`,
  }),
  'rare kinds': () => ({ filter: { kind: ['epoch', 'break-glass'] } }),
  'one subject': (size, n) => ({
    filter: { subject: subjectAt(Math.floor((size * n) / ROUNDS)) },
  }),
  'an interval': (size, n) => ({
    filter: {
      since: timeAt(Math.floor((size * n) / (ROUNDS + 1))),
      until: timeAt(Math.floor((size * n) / (ROUNDS + 1)) + 100),
    },
  }),
};

async function main() {
  const folder = mkdtempSync(path.join(tmpdir(), 'guardrails-bench-'));
  const databases = await Promise.all(
    SIZES.map(async size => {
      const knex = await databaseOf(folder, size);
      await fill(knex, size);
      return { size, knex };
    }),
  );
  const p95: Record<string, number[]> = {};
  for (const [name, request] of Object.entries(requests)) {
    const times = databases.map(() => [] as number[]);
    for (let n = -WARM_UP; n < ROUNDS; n += 1) {
      // In turns, so that whatever else the machine does meets both.
      for (const [at, { size, knex }] of databases.entries()) {
        const asked = request(size, (n + ROUNDS) % ROUNDS) as {
          filter: object;
        };
        const started = performance.now();
        await listEntries(knex, { limit: 50, ...asked });
        if (n >= 0) times[at].push(performance.now() - started);
      }
    }
    p95[name] = times.map(
      list => list.sort((a, b) => a - b)[Math.floor(ROUNDS * 0.95)],
    );
  }
  await Promise.all(databases.map(({ knex }) => knex.destroy()));
  const decades = Math.log(SIZES[1] / SIZES[0]);
  const slopes = Object.entries(p95).map(([name, [small, large]]) => ({
    name,
    slope: Math.log(large / small) / decades,
    detail: `${name} ${small.toFixed(2)} and ${large.toFixed(2)} ms`,
  }));
  const worst = Math.max(...slopes.map(({ slope }) => slope));
  const tiles = await tilesOfProofs(folder);
  rmSync(folder, { recursive: true, force: true });
  console.log(
    JSON.stringify([
      {
        name: 'ledger pages, growth of p95 from 10,000 to a million entries (log-log slope)',
        ratio: Number(worst.toFixed(3)),
        limit: 0.2,
        pass: worst <= 0.2,
        detail: `the worst of: ${slopes
          .map(({ detail }) => detail)
          .join('; ')}; SQLite`,
      },
      {
        name: 'ledger, tiles read for one proof of inclusion',
        ratio: tiles,
        limit: 3,
        pass: tiles <= 3,
        detail: `the most of 200 entries in a log of ${LEAVES}`,
      },
    ]),
  );
}

async function databaseOf(folder: string, size: number): Promise<Knex> {
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: { filename: path.join(folder, `${size}.sqlite`) },
    useNullAsDefault: true,
  });
  await knex.raw('PRAGMA synchronous = OFF');
  await knex.migrate.latest({ directory: migrations.directory });
  await beginEpoch(knex, {
    epoch: 1,
    name: 'bench',
    fallbackName: 'bench',
    seals,
  });
  return knex;
}

/** Entries as they are listed. As many of each log are of rare kinds: a page must not have more rows in the larger one. */
async function fill(knex: Knex, size: number): Promise<void> {
  const numbers = `with recursive n(n) as (
    select 0 union all select n + 1 from n where n < ${size - 1})`;
  const subject = `'01990000-0000-7000-8000-' || printf('%012x', n)`;
  const at = `strftime('%Y-%m-%dT%H:%M:%fZ', 1767225600 + n, 'unixepoch')`;
  const kind = `case when n % ${
    size / 200
  } = 7 then 'epoch' else 'decision' end`;
  const header = `'{"at":"' || ${at} || '","kind":"' || ${kind} ||
    '","payload":{"digest":"sha256:' || printf('%064x', n) ||
    '"},"subjects":{"decision":"' || ${subject} ||
    '"},"version":"guardrails/entry/v1"}'`;
  await knex.raw(`${numbers} insert into ledger_entries
    (epoch, position, kind, at, header)
    select 1, n, ${kind}, ${at}, ${header} from n`);
  await knex.raw(`${numbers} insert into ledger_subjects
    (subject, epoch, position) select ${subject}, 1, n from n`);
  await knex.raw(`${numbers} insert into ledger_payloads
    (epoch, position, payload, salt) select 1, n, '{}', '' from n`);
  await knex.raw('analyze');
}

function subjectAt(n: number): string {
  return `01990000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

function timeAt(n: number): string {
  return new Date((1767225600 + n) * 1000).toISOString();
}

async function tilesOfProofs(folder: string): Promise<number> {
  const knex = await databaseOf(folder, 1);
  const store = new DatabaseTiles({ knex, epoch: 1 });
  let state: TreeState = EMPTY_TREE;
  const leafAt = (n: number) => leafHash(Buffer.from(`${n}`), sha256);
  for (let from = 0; from < LEAVES; from += 10_000) {
    const count = Math.min(10_000, LEAVES - from);
    const leaves = Array.from({ length: count }, (_, n) => leafAt(from + n));
    const batch = appendBatch({ state, leaves, sha256 });
    state = batch.state;
    for (let at = 0; at < batch.tiles.length; at += 100) {
      await store.write(batch.tiles.slice(at, at + 100));
    }
  }
  let most = 0;
  for (let n = 0; n < 200; n += 1) {
    const index = Math.floor((LEAVES * n) / 200);
    let reads = 0;
    const counting = {
      readTile: (tile: Parameters<typeof store.readTile>[0]) => {
        reads += 1;
        return store.readTile(tile);
      },
    };
    const leaf = leafAt(index);
    await inclusionProof({ index, leaf, state, store: counting, sha256 });
    most = Math.max(most, reads);
  }
  await knex.destroy();
  return most;
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
