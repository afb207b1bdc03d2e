/* eslint-disable no-console -- a benchmark prints */
import { focusFormat } from '@backstage-guardrails/plugin-entity-cost-common';
import Knex from 'knex';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Allocator, catalogStateOf } from '../src/allocation';
import { connect } from '../src/database';
import { createBulkReader } from '../src/duckdb';
import { ChargeTable } from '../src/loads/ChargeTable';
import { internSubjects } from '../src/loads/dictionary';
import { FactStore } from '../src/loads/FactStore';
import { LoadStore } from '../src/loads/LoadStore';
import { storeFile } from '../src/reading';
import { watchProcesses } from './watchProcesses';

/** Does the steps of a load one after the other, and prints what each takes. */
export async function measureSteps(options: { folder: string; path: string }) {
  const { folder, path } = options;
  const client = Knex({
    client: 'better-sqlite3',
    connection: { filename: join(folder, 'steps.sqlite') },
    useNullAsDefault: true,
  });
  const knex = await connect({ getClient: async () => client });
  const bulk = createBulkReader({
    minutes: 30,
    memoryMegabytes: 512,
    temporaryMegabytes: 10_000,
    temporaryFolder: folder,
  });
  if (!bulk) throw new Error('DuckDB is not installed');

  const file = await step('take in', () =>
    storeFile({
      name: 'bill',
      content: createReadStream(path, { highWaterMark: 1_048_576 }),
      path,
      target: join(folder, 'stored'),
      limits: { bytes: 4e9, uncompressedBytes: 4e9 },
    }),
  );
  const table = new ChargeTable();
  await step('read', () =>
    bulk({
      file,
      reading: { format: focusFormat.id },
      sink: (row, rows) => table.add(row, rows),
    }),
  );
  const [month] = table.months();
  const charges = await step('round', async () => table.charges(month));
  const subjectIds = await step('dictionaries', () =>
    internSubjects(knex, table.subjects),
  );
  const id = await new LoadStore(knex).begin({ sourceId: 'bill', month });
  const facts = new FactStore(knex);
  await step('store', () => facts.add({ id, charges, subjectIds }));
  await step('compare', () => facts.totals(id));
  await knex('loads').where({ id }).update({ state: 'loaded' });
  const allocator = new Allocator({
    knex,
    readRules: async () => [],
    readCatalog: async () => catalogStateOf([]),
  });
  await step('allocate', () => allocator.run());
  console.log(`${charges.length} charges of ${table.subjects.length} subjects`);
  await knex.destroy();
}

async function step<Result>(
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const watch = watchProcesses();
  const started = performance.now();
  const result = await work();
  const wall = performance.now() - started;
  const { processor, megabytes } = watch.stop();
  console.log(
    `${name}: ${wall.toFixed(0)} ms, ${processor.toFixed(
      0,
    )} ms of processors, ${megabytes.toFixed(0)} MB more at most`,
  );
  return result;
}
