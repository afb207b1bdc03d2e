/* eslint-disable no-console -- a benchmark prints */
import { mockServices } from '@backstage/backend-test-utils';
import { createDecisionPipeline } from '@backstage-guardrails/policy-decision';
import knexFactory from 'knex';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { readPolicyConfig } from '../src/base/config/readPolicyConfig';
import { migrations } from '../src/base/database';
import { sweepCatalog } from '../src/compliance/sweep/commands/sweepCatalog';
import { advisoryAtFirst } from '../src/compliance/sweep/evaluation/advisoryAtFirst';
import { policyDigests } from '../src/compliance/sweep/evaluation/policyDigests';
import { OwnFacts } from '../src/compliance/sweep/facts/OwnFacts';
import { loadPolicy } from '../src/decision/bundles';
import { startPostgres } from './postgres';
import { sweptCatalog } from './sweptCatalog';

const SIZE = Number(process.env.BENCH_ENTITIES ?? 10_000);
const IDLE_SECONDS = 15;
const MEGABYTE = 1_048_576;

/** What a first sweep does to the process it runs in: how long others wait for the event loop, and how much it grows. */
async function main() {
  const postgres = await startPostgres();
  if (!postgres.connection) {
    console.log(`No PostgreSQL: ${postgres.reason}`);
    console.log('[]');
    return;
  }
  const knex = knexFactory({ client: 'pg', connection: postgres.connection });
  await knex.migrate.latest({ directory: migrations.directory });
  const policy = await loadPolicy(readPolicyConfig(undefined));
  const pipeline = createDecisionPipeline();
  pipeline.load(policy.bundle);
  const parameters = advisoryAtFirst(policy.parameters);
  const judging = { bundle: policy.bundle.digest, parameters };
  // The first job starts the thread and compiles.
  await pipeline.evaluateMany({ ...judging, inputs: [], most: 0 });
  const logger = mockServices.rootLogger({ level: 'none' });
  const catalog = await sweptCatalog(SIZE);

  const idle = await watched(() => wait(IDLE_SECONDS * 1000));
  const sweep = await watched(() =>
    sweepCatalog({
      ...{ knex, logger },
      policyOf: policyDigests({
        bundle: policy.bundle,
        parameters,
        engine: 'bench',
      }),
      catalog: catalog.service,
      auth: mockServices.auth(),
      evaluation: { ...judging, logger, pipeline },
      sources: [new OwnFacts({ knex })],
      readExceptions: async () => new Map(),
    }),
  );
  await pipeline.close();
  await catalog.close();
  await knex.destroy();
  await postgres.stop();

  console.log(
    JSON.stringify([
      {
        name: `sweep of ${SIZE} entities, PostgreSQL: event loop delay p99, beside an idle process`,
        ratio: Number((sweep.delay / idle.delay).toFixed(3)),
        limit: 2,
        pass: sweep.delay <= 2 * idle.delay,
        detail: `${ms(sweep.delay)} against ${ms(
          idle.delay,
        )} before it; an idle thread beside it ${ms(sweep.beside)}`,
      },
      {
        name: `sweep of ${SIZE} entities, PostgreSQL: growth of memory, against 200 MB`,
        ratio: Number((sweep.grown / 200).toFixed(3)),
        limit: 1,
        pass: sweep.grown <= 200,
        detail: `${sweep.grown.toFixed(0)} MB`,
      },
    ]),
  );
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}

/**
 * The event loop and the resident memory while something runs: ms at p99, MB at most. `beside` is the delay of a thread
 * that does nothing meanwhile, which is what the machine alone adds.
 */
async function watched(
  work: () => Promise<unknown>,
): Promise<{ delay: number; beside: number; grown: number }> {
  const beside = await idleThread();
  const before = process.memoryUsage.rss();
  let most = before;
  const reading = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 50);
  const histogram = monitorEventLoopDelay();
  histogram.enable();
  await work();
  histogram.disable();
  clearInterval(reading);
  return {
    delay: histogram.percentile(99) / 1e6,
    beside: await beside.end(),
    grown: (most - before) / MEGABYTE,
  };
}

async function idleThread(): Promise<{ end(): Promise<number> }> {
  const thread = new Worker(
    `const { parentPort } = require('node:worker_threads');
     const { monitorEventLoopDelay } = require('node:perf_hooks');
     const histogram = monitorEventLoopDelay();
     histogram.enable();
     parentPort.once('message', () =>
       parentPort.postMessage(histogram.percentile(99) / 1e6));`,
    { eval: true },
  );
  await once(thread, 'online');
  return {
    end: () =>
      new Promise(resolve => {
        thread.once('message', resolve);
        thread.postMessage('end');
      }),
  };
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
