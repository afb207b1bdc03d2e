/* eslint-disable no-console -- a benchmark prints */
/*
 * What a group of thousands of entities used in a month: added up in the database, against every row read and added up in
 * memory. Both give the same sums. Last line: results as JSON.
 */
import knexFactory, { type Knex } from 'knex';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { UNRESTRICTED } from '../src/access';
import {
  costsInForce,
  DecimalSums,
  inChunks,
  workloadColumns,
} from '../src/database';
import { migrate } from '../src/database/connect';
import { EntityIndex } from '../src/entities';
import { entityUsage } from '../src/queries';

const ENTITIES = 5_000;
const SERVICES = 8;
const TURNS = 9;
const LIMIT = 1.2;
const OWNER = 'group:default/shop';
const MONTHS = ['2026-03', '2026-02'];

async function main() {
  const postgres = await startPostgres();
  const stores = [
    { name: 'SQLite', knex: connectTo(undefined) },
    ...(postgres.connection
      ? [{ name: 'PostgreSQL', knex: connectTo(postgres.connection) }]
      : []),
  ];
  const results = [];
  for (const { name, knex } of stores) {
    await migrate(knex);
    await seed(knex);
    results.push(await measure(name, knex));
    await knex.destroy();
  }
  await postgres.stop();
  console.log(JSON.stringify(results));
}

async function measure(store: string, knex: Knex) {
  const inDatabase: number[] = [];
  const inMemory: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    inMemory.push(await timed(() => addInMemory(knex)));
    inDatabase.push(await timed(() => usageOfGroup(knex)));
  }
  const [usage, sums] = [await usageOfGroup(knex), await addInMemory(knex)];
  if (JSON.stringify(usage.quantities) !== JSON.stringify(sums)) {
    throw new Error('The sums differ.');
  }
  const ratio = median(inDatabase) / median(inMemory);
  return {
    name: `usage of a group of ${ENTITIES} entities, against rows added up in memory, ${store}`,
    ratio: Number(ratio.toFixed(3)),
    limit: LIMIT,
    pass: ratio <= LIMIT,
    detail: `${median(inDatabase).toFixed(0)} ms against ${median(
      inMemory,
    ).toFixed(0)} ms, medians of ${TURNS} turns`,
  };
}

function usageOfGroup(knex: Knex) {
  const [month, previousMonth] = MONTHS;
  return entityUsage(knex, {
    ref: OWNER,
    entities: new EntityIndex(knex),
    period: { month, previousMonth, complete: true },
    scope: UNRESTRICTED,
    prices: true,
    limit: 500,
  });
}

/** All rows of the same month, read and added up one by one. */
async function addInMemory(knex: Knex) {
  const quantities: Record<string, string>[] = await costsInForce(
    knex,
    'monthly_usage',
  )
    .whereIn('cost.month', MONTHS)
    .where('cost.owner', OWNER)
    .orderBy(['cost.service', 'cost.unit'])
    .select('cost.month', 'cost.service', 'cost.unit', 'cost.quantity');
  const sums = new DecimalSums<
    'quantity' | 'previousQuantity',
    { service: string; unit: string }
  >(['quantity', 'previousQuantity']);
  for (const { month, service, unit, quantity } of quantities) {
    const isNewest = month === MONTHS[0];
    sums.add(
      { service, unit },
      {
        quantity: isNewest ? quantity : '0',
        previousQuantity: isNewest ? '0' : quantity,
      },
    );
  }
  const workloads = await costsInForce(knex, 'monthly_workloads')
    .where('cost.month', MONTHS[0])
    .where('cost.owner', OWNER)
    .select(workloadColumns.map(column => `cost.${column}`));
  const used = new DecimalSums(workloadColumns);
  for (const row of workloads) used.add({}, row);
  used.sums();
  return sums.rows();
}

async function seed(knex: Knex) {
  await knex('runs').insert({
    id: 1,
    state: 'done',
    rules_digest: 'a',
    catalog_digest: 'a',
    subjects: 0,
    created_at: 1,
  });
  for (const [index, month] of MONTHS.entries()) {
    const ids = { load_id: index + 1, run_id: 1 };
    await knex('loads').insert({
      id: ids.load_id,
      source_id: 'bill',
      month,
      state: 'loaded',
      files: '[]',
      rows: 0,
      rounded: 0,
      gaps: '[]',
      problems: '[]',
      created_at: 1,
      alive_at: 1,
    });
    await knex('in_force').insert({ ...ids, source_id: 'bill', month });
    await knex('usage_sums').insert({ ...ids, by_currency: true });
    const of = (entity: number) => ({
      ...ids,
      month,
      owner: OWNER,
      entity_ref: `component:default/service-${entity}`,
      currency: 'EUR',
    });
    await insert(knex, 'monthly_usage', ENTITIES * SERVICES, number => ({
      ...of(Math.floor(number / SERVICES)),
      service: `Service ${number % SERVICES}`,
      unit: 'Hours',
      quantity: `${number}.${index + 1}05000000000000001`,
    }));
    await insert(knex, 'monthly_workloads', ENTITIES, number => ({
      ...of(number),
      ...Object.fromEntries(
        workloadColumns.map(column => [column, `${number}.125`]),
      ),
    }));
  }
}

async function insert(
  knex: Knex,
  table: string,
  count: number,
  row: (number: number) => object,
) {
  const rows = Array.from({ length: count }, (_, number) => row(number));
  for (const chunk of inChunks(rows)) await knex(table).insert(chunk);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function connectTo(connection: string | undefined): Knex {
  return connection
    ? knexFactory({ client: 'pg', connection })
    : knexFactory({
        client: 'better-sqlite3',
        connection: { filename: ':memory:' },
        useNullAsDefault: true,
      });
}

/** A PostgreSQL of our own, as the tests start one; without `connection` where the machine has none. */
async function startPostgres(): Promise<{
  connection?: string;
  stop(): Promise<void>;
}> {
  const file = path.join(__dirname, '../../../scripts/test/startPostgres.mjs');
  const module = await import(pathToFileURL(file).href);
  return module.startPostgres();
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
