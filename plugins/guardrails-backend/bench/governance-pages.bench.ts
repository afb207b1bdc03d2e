/* eslint-disable no-console -- a benchmark prints */
/*
 * What pages of governance ask the database, in organisations of ten thousand, a hundred thousand and a million
 * entries of every kind. A page must cost the same in all of them. Last line: results as JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openOrganisation, type Organisation } from './pages/openOrganisation';
import { pages } from './pages/pages';
import { slopeOf } from './pages/slopeOf';
import { startPostgres } from './postgres';

const SIZES = (process.env.SIZES ?? '10000,100000,1000000')
  .split(',')
  .map(Number);
const ROUNDS = Number(process.env.ROUNDS ?? 200);
/** Part of the name of those that are measured; all by default. */
const PAGE = process.env.PAGE ?? '';
const WARM_UP = 30;
const LIMIT = 0.2;

type Result = {
  name: string;
  ratio: number;
  limit: number;
  pass: boolean;
  detail: string;
};

async function main() {
  const folder = mkdtempSync(path.join(tmpdir(), 'guardrails-bench-'));
  const postgres = await startPostgres();
  const results: Result[] = [];
  try {
    if (postgres.connection) {
      const { connection } = postgres;
      results.push(...(await measured('PostgreSQL', { connection })));
    } else {
      console.log(`Not measured on PostgreSQL: ${postgres.reason}`);
    }
    results.push(...(await measured('SQLite', { folder })));
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(JSON.stringify(results));
}

/** One result a page: the growth of its slowest request. */
async function measured(
  database: string,
  where: { connection?: string; folder?: string },
): Promise<Result[]> {
  const organisations: Organisation[] = [];
  for (const size of SIZES) {
    const started = performance.now();
    organisations.push(await openOrganisation({ ...where, size }));
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(`${database}, ${size} of everything filled in ${seconds} s`);
  }
  const results: Result[] = [];
  for (const [page, requests] of Object.entries(pages)) {
    if (!page.includes(PAGE)) continue;
    const growths = [];
    for (const [name, request] of Object.entries(requests)) {
      const p95 = await p95Of(organisations, request);
      const times = p95.map(time => time.toFixed(2)).join(', ');
      const growth = { slope: slopeOf(SIZES, p95), text: `${name} ${times}` };
      console.log(`${page}, ${growth.text} ms: ${growth.slope.toFixed(3)}`);
      growths.push(growth);
    }
    const slope = Math.max(...growths.map(growth => growth.slope));
    results.push({
      name: `${page}, growth of p95 from ${SIZES[0]} to ${
        SIZES[SIZES.length - 1]
      } entries (log-log slope), ${database}`,
      ratio: Number(slope.toFixed(3)),
      limit: LIMIT,
      pass: slope <= LIMIT,
      detail: `the worst of, in ms by size: ${growths
        .map(({ text }) => text)
        .join('; ')}`,
    });
  }
  await Promise.all(organisations.map(({ knex }) => knex.destroy()));
  return results;
}

async function p95Of(
  organisations: Organisation[],
  request: (organisation: Organisation, n: number) => Promise<unknown>,
): Promise<number[]> {
  const times = organisations.map(() => [] as number[]);
  for (let n = -WARM_UP; n < ROUNDS; n += 1) {
    // In turns, so that whatever else the machine does meets all of them.
    for (const [at, organisation] of organisations.entries()) {
      const started = performance.now();
      await request(organisation, (n + ROUNDS) % ROUNDS);
      if (n >= 0) times[at].push(performance.now() - started);
    }
  }
  return times.map(
    list => list.sort((a, b) => a - b)[Math.floor(ROUNDS * 0.95)],
  );
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
