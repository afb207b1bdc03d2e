/* eslint-disable no-console -- a benchmark prints */
/*
 * A load of a FOCUS bill against a bare aggregate of DuckDB over the same file. Last line: results as JSON.
 */
import Knex from 'knex';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../src/database/connect';
import { createBulkReader } from '../src/duckdb';
import { Loader } from '../src/loads';
import { FileSource } from '../src/sources/FileSource';
import { watchMemory } from './watchMemory';

const WANTED = 1_000;
const ROUNDS = 3;
const LIMIT = 0.5;
const MEMORY_LIMIT = 1_024;
const AGAIN_LIMIT = 0.1;

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'cost-bench-'));
  try {
    await measure(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(folder: string) {
  const { bavail, bsize } = statfsSync(folder);
  // the file, and as much again for temporary files
  const possible = (bavail * bsize) / 1e6 / 3;
  const megabytes = Number(
    process.env.MEGABYTES ?? Math.min(WANTED, Math.floor(possible)),
  );
  const path = join(folder, 'bill.csv');
  const run = (script: string, ...rest: string[]) =>
    execFileSync(process.execPath, [join(__dirname, script), ...rest]);
  const size = Number(run('writeBill.js', path, `${megabytes}`)) / 1e6;
  console.log(`a bill of ${size.toFixed(0)} MB`);

  const rounds: Array<{ bare: number; ours: number; again: number }> = [];
  let memory = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const bare = await timed(async () => run('bareAggregate.js', path, folder));
    const { loader, source, end } = await prepare(folder, path);
    const watch = watchMemory();
    const ours = await timed(() => load(loader, source, 'loaded'));
    memory = Math.max(memory, await watch.peakMegabytes());
    // another time of writing, the same content: it has to be read to be known
    utimesSync(path, new Date(), new Date());
    const again = await timed(() => load(loader, source, 'unchanged'));
    await end();
    console.log(
      `bare ${bare.toFixed(0)} ms, ours ${ours.toFixed(
        0,
      )} ms, again ${again.toFixed(0)} ms, memory ${memory.toFixed(0)} MB`,
    );
    rounds.push({ bare, ours, again });
  }
  rounds.sort((a, b) => a.bare / a.ours - b.bare / b.ours);
  const { bare, ours, again } = rounds[Math.floor(ROUNDS / 2)];
  const of = `${size.toFixed(0)} MB of FOCUS as CSV${
    megabytes < WANTED ? ', less than 1 GB because the disk is short' : ''
  }`;
  console.log(
    JSON.stringify([
      {
        name: 'loading a bill against a bare aggregate of DuckDB',
        ratio: bare / ours,
        limit: LIMIT,
        pass: bare / ours >= LIMIT,
        detail: `${of}; bare ${bare.toFixed(0)} ms, ours ${ours.toFixed(
          0,
        )} ms with the database`,
      },
      {
        name: 'memory of loading a bill, of 1 GB',
        ratio: memory / MEMORY_LIMIT,
        limit: 1,
        pass: memory <= MEMORY_LIMIT,
        detail: `${of}; at most ${memory.toFixed(
          0,
        )} MB more in the backend and in the reader together`,
      },
      {
        name: 'the same bill again against loading it',
        ratio: again / ours,
        limit: AGAIN_LIMIT,
        pass: again / ours <= AGAIN_LIMIT,
        detail: `${of}; written again with the same content, ${again.toFixed(
          0,
        )} ms; a file that was not written is not opened`,
      },
    ]),
  );
}

async function prepare(folder: string, path: string) {
  const knex = Knex({
    client: 'better-sqlite3',
    connection: { filename: join(folder, `${Date.now()}.sqlite`) },
    useNullAsDefault: true,
  });
  await migrate(knex);
  await knex('sources').insert({
    id: 'bill',
    kind: 'files',
    title: 'Bill',
    configured: true,
  });
  const quiet = { info() {}, warn: console.error, error: console.error };
  const loader = new Loader({
    knex,
    logger: quiet,
    limits: { bytes: 4e9, uncompressedBytes: 4e9 },
    temporaryFolder: folder,
    bulk: createBulkReader({
      minutes: 30,
      memoryMegabytes: 512,
      temporaryMegabytes: 10_000,
      temporaryFolder: folder,
    }),
  });
  const source = new FileSource('bill', 'Bill', { paths: [path] });
  return { loader, source, end: () => knex.destroy() };
}

async function load(loader: Loader, source: FileSource, expected: string) {
  const outcome = await loader.loadSource(source);
  if (outcome.state !== expected) throw new Error(JSON.stringify(outcome));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

main();
