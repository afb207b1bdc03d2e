/* eslint-disable no-console -- a benchmark prints */
/*
 * A load of a FOCUS bill against a bare aggregate of DuckDB over the same file: `bareAggregate.js` says what that does.
 * The load takes the file in (digest, text), reads it, adds it up exactly, stores it in a database and compares what is
 * stored with the totals; the database is the one of a portal without PostgreSQL. The steps are measured apart
 * afterwards, for the log. Last line: results as JSON.
 */
import Knex from 'knex';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../src/database';
import { createBulkReader } from '../src/duckdb';
import { Loader } from '../src/loads';
import { FileSource } from '../src/sources/FileSource';
import { measureSteps } from './measureSteps';
import { watchProcesses } from './watchProcesses';

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

  const rounds: Array<{
    bare: number;
    ours: number;
    again: number;
    untouched: number;
  }> = [];
  let memory = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const bare = await timed(async () => run('bareAggregate.js', path, folder));
    const { loader, source, end } = await prepare(folder, path);
    const watch = watchProcesses();
    const ours = await timed(() => load(loader, source, 'loaded'));
    const { megabytes: taken, processor } = watch.stop();
    memory = Math.max(memory, taken);
    const untouched = await timed(() => load(loader, source, 'unchanged'));
    // another time of writing, the same content: it has to be read to be known
    utimesSync(path, new Date(), new Date());
    const again = await timed(() => load(loader, source, 'unchanged'));
    await end();
    console.log(
      `bare ${bare.toFixed(0)} ms, ours ${ours.toFixed(
        0,
      )} ms (${processor.toFixed(0)} ms of processors), again ${again.toFixed(
        0,
      )} ms, memory ${taken.toFixed(0)} MB`,
    );
    rounds.push({ bare, ours, again, untouched });
  }
  await measureSteps({ folder, path });

  const median = (values: number[]) =>
    values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const ratio = median(rounds.map(({ bare, ours }) => bare / ours));
  const againRatio = median(rounds.map(({ again, ours }) => again / ours));
  const of = `${size.toFixed(0)} MB of FOCUS as CSV${
    megabytes < WANTED ? ', less than 1 GB because the disk is short' : ''
  }`;
  const times = rounds
    .map(
      ({ bare, ours }) =>
        `${(bare / 1000).toFixed(1)} and ${(ours / 1000).toFixed(1)}`,
    )
    .join(', ');
  console.log(
    JSON.stringify([
      {
        name: 'loading a bill against a bare aggregate of DuckDB',
        ratio,
        limit: LIMIT,
        pass: ratio >= LIMIT,
        detail: `${of}; the median of ${ROUNDS} rounds, seconds bare and ours with the database: ${times}`,
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
        ratio: againRatio,
        limit: AGAIN_LIMIT,
        pass: againRatio <= AGAIN_LIMIT,
        detail: `${of}; written again with the same content, ${median(
          rounds.map(({ again }) => again),
        ).toFixed(
          0,
        )} ms; a file that was not written is known by its time, in ${median(
          rounds.map(({ untouched }) => untouched),
        ).toFixed(0)} ms`,
      },
    ]),
  );
}

async function prepare(folder: string, path: string) {
  const client = Knex({
    client: 'better-sqlite3',
    connection: { filename: join(folder, `${Date.now()}.sqlite`) },
    useNullAsDefault: true,
  });
  const knex = await connect({ getClient: async () => client });
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
