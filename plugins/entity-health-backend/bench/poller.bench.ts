/* eslint-disable no-console -- a benchmark prints */
/*
 * What checking 1,000 endpoints every 30 s costs this process, beside as many whose hosts never answer, and how late the
 * checks start. The floor is measured in the same run. Last line: results as JSON.
 */
import { mockServices } from '@backstage/backend-test-utils';
import knexFactory, { type Knex } from 'knex';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { AllowList } from '../src/allow';
import { HealthClient } from '../src/client';
import { migrate } from '../src/database/connect';
import { declareEndpoints } from '../src/database/declareEndpoints';
import { HealthPoller } from '../src/poller';
import { bareChecks } from './bareChecks';
import { type Endpoints, startEndpoints } from './startEndpoints';

const ENDPOINTS = 1_000;
const INTERVAL = 30;
/** Endpoints begin spread over the interval, and the silent ones go to their lane. */
const WARM_UP = Number(process.env.WARM_UP ?? 2 * INTERVAL + 10);
const SECONDS = Number(process.env.SECONDS ?? 3 * INTERVAL);
const OF_A_CORE = 0.1;
const OF_THE_FLOOR = 1.5;
const OF_THE_INTERVAL = 1 / 30;

async function main() {
  const postgres = await startPostgres();
  const knex = connectTo(postgres.connection);
  await migrate(knex);
  const endpoints = await startEndpoints(ENDPOINTS);
  try {
    const { share, drifts, checks } = await measure(knex, endpoints);
    const bare = await shareOfCore(() => bareChecks(knex, endpoints, SECONDS));
    const drift = quantile(drifts, 0.99) / (INTERVAL * 1000);
    const about = `${ENDPOINTS} endpoints every ${INTERVAL} s beside ${ENDPOINTS} that never answer`;
    const store = postgres.connection ? 'PostgreSQL' : 'SQLite';
    console.log(
      JSON.stringify([
        atMost({
          name: `health checks, share of a core: ${about}`,
          ratio: share,
          limit: OF_A_CORE,
          detail: `${checks} checks recorded in ${SECONDS} s, ${store}`,
        }),
        atMost({
          name: 'health checks, processor time against undici and bare inserts',
          ratio: share / bare,
          limit: OF_THE_FLOOR,
          detail: `${percent(share)} against ${percent(bare)} of a core`,
        }),
        atMost({
          name: 'health checks, p99 of the delay of a start against the interval',
          ratio: drift,
          limit: OF_THE_INTERVAL,
          detail: `${quantile(drifts, 0.5)} ms in the middle, p99 ${quantile(
            drifts,
            0.99,
          )} ms, the longest ${Math.max(...drifts)} ms, of ${
            drifts.length
          } checks`,
        }),
      ]),
    );
  } finally {
    endpoints.stop();
    await knex.destroy();
    await postgres.stop();
  }
}

async function measure(knex: Knex, endpoints: Endpoints) {
  await declare(knex, 'component:default/answering', endpoints.answering);
  await declare(knex, 'component:default/silent', endpoints.silent);
  const client = new HealthClient({ allow: AllowList.of(['127.0.0.0/8']) });
  const poller = new HealthPoller({
    knex,
    client,
    credentials: { find: () => undefined },
    logger: mockServices.rootLogger({ level: 'warn' }),
  });
  poller.start();
  await setTimeout(WARM_UP * 1000);
  const before = await sampleCount(knex);
  const drifts: number[] = [];
  const share = await shareOfCore(async () => {
    for (let left = SECONDS; left > 0; left -= INTERVAL) {
      await setTimeout(INTERVAL * 1000);
      drifts.push(...(await driftsOf(knex)));
    }
  });
  const checks = (await sampleCount(knex)) - before;
  await poller.stop();
  client.close();
  const expected = (2 * ENDPOINTS * SECONDS) / INTERVAL;
  if (checks < expected * 0.95) {
    throw new Error(`${checks} of ${expected} checks were made.`);
  }
  return { share, drifts, checks };
}

/** How long after it was due each endpoint that answers was asked: an endpoint is due an interval after it was due. */
async function driftsOf(knex: Knex): Promise<number[]> {
  const rows = await knex('endpoints')
    .select('next_at', 'checked_at')
    .where({ entity_ref: 'component:default/answering' });
  return rows.map(
    row => Number(row.checked_at) - (Number(row.next_at) - INTERVAL * 1000),
  );
}

async function shareOfCore(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / (performance.now() - started);
}

async function declare(knex: Knex, entityRef: string, urls: string[]) {
  await declareEndpoints(knex, {
    entityRef,
    endpoints: urls.map((url, n) => ({ name: `e${n}`, url })),
    options: {},
    interval: INTERVAL,
  });
}

async function sampleCount(knex: Knex): Promise<number> {
  const [{ count }] = await knex('samples').count({ count: '*' });
  return Number(count);
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)];
}

function atMost(row: {
  name: string;
  ratio: number;
  limit: number;
  detail: string;
}) {
  const { name, ratio, limit, detail } = row;
  return {
    name,
    ratio: Number(ratio.toFixed(3)),
    limit: Number(limit.toFixed(3)),
    pass: ratio <= limit,
    detail,
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function connectTo(connection: string | undefined): Knex {
  return connection
    ? knexFactory({ client: 'pg', connection, pool: { min: 0, max: 10 } })
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
