/* eslint-disable no-console -- a benchmark prints */
import { mockServices } from '@backstage/backend-test-utils';
import { createDecisionPipeline } from '@backstage-guardrails/policy-decision';
import type { Input } from '@backstage-guardrails/policy-model';
import knexFactory, { type Knex } from 'knex';
import { readPolicyConfig } from '../src/base/config/readPolicyConfig';
import { migrations } from '../src/base/database';
import { sweepCatalog } from '../src/compliance/sweep/commands/sweepCatalog';
import { advisoryAtFirst } from '../src/compliance/sweep/evaluation/advisoryAtFirst';
import { policyDigests } from '../src/compliance/sweep/evaluation/policyDigests';
import { OwnFacts } from '../src/compliance/sweep/facts/OwnFacts';
import type { FindingRow } from '../src/compliance/findings/store/rows';
import { loadPolicy } from '../src/decision/bundles';
import { sweptCatalog } from './sweptCatalog';

const SIZES = (process.env.BENCH_ENTITIES ?? '1000,10000')
  .split(',')
  .map(Number);

/** What a sweep costs beside what cannot be avoided: reading the catalog, evaluating, inserting. */
async function main() {
  const policy = await loadPolicy(readPolicyConfig(undefined));
  const pipeline = createDecisionPipeline();
  pipeline.load(policy.bundle);
  const parameters = advisoryAtFirst(policy.parameters);
  const policyOf = policyDigests({
    bundle: policy.bundle,
    parameters,
    engine: 'bench',
  });
  const judging = { bundle: policy.bundle.digest, parameters };
  // The first job starts the thread and compiles.
  await pipeline.evaluateMany({ ...judging, inputs: [], most: 0 });

  const logger = mockServices.rootLogger({ level: 'none' });
  const measured = [];
  for (const size of SIZES) {
    const knex = await migrated();
    const catalog = await sweptCatalog(size);
    const inputs: Input[] = [];
    const reading = await timed(() => catalog.readAll());
    const sweep = (keep = false) =>
      timed(() =>
        sweepCatalog({
          ...{ knex, policyOf, logger },
          catalog: catalog.service,
          auth: mockServices.auth(),
          evaluation: {
            ...judging,
            logger,
            pipeline: {
              evaluateMany: request => {
                if (keep) inputs.push(...request.inputs);
                return pipeline.evaluateMany(request);
              },
            },
          },
          sources: [new OwnFacts({ knex })],
          readExceptions: async () => new Map(),
        }),
      );
    catalog.spent = 0;
    const full = await sweep(true);
    const readingAll = catalog.spent;
    const evaluating = await timed(async () => {
      for (let from = 0; from < inputs.length; from += 200) {
        const some = inputs.slice(from, from + 200);
        await pipeline.evaluateMany({
          ...judging,
          inputs: some,
          most: Infinity,
        });
      }
    });
    // What is kept no longer is not for the next sweeps to carry.
    inputs.length = 0;
    const inserting = await insertAlone(knex);
    const unchanged = await sweep();
    await catalog.change(0.01);
    const some = await sweep();
    console.log(
      `${size} entities, ${inserting.rows} findings: reading ${ms(
        reading,
      )}, full ${ms(full)} (${ms(readingAll)} of it reading), evaluating ${ms(
        evaluating,
      )}, inserting ${ms(inserting.took)}, unchanged ${ms(
        unchanged,
      )}, 1 % changed ${ms(some)}`,
    );
    const own = full - readingAll;
    measured.push({
      size,
      reading,
      full: own,
      bare: evaluating + inserting.took,
      unchanged,
      some,
      rows: inserting.rows,
    });
    await knex.destroy();
    await catalog.close();
  }
  await pipeline.close();

  const first = measured[0];
  const last = measured[measured.length - 1];
  const results = [
    row(
      `sweep: all of ${last.size} entities, without reading, beside evaluating and inserting alone`,
      last.full / last.bare,
      3,
      `${ms(last.full)} against ${ms(last.bare)}; ${last.rows} findings`,
    ),
    row(
      `sweep: ${last.size} entities of which none changed, beyond reading, beside all`,
      Math.max(0, last.unchanged - last.reading) / last.full,
      0.02,
      `${ms(last.unchanged - last.reading)} against ${ms(last.full)}`,
    ),
    row(
      `sweep: ${last.size} entities of which 1 % changed, beyond reading, beside all`,
      Math.max(0, last.some - last.reading) / last.full,
      0.05,
      `${ms(last.some - last.reading)} against ${ms(last.full)}`,
    ),
    row(
      `sweep: an entity of ${last.size} beside one of ${first.size}`,
      last.full / last.size / (first.full / first.size),
      1.05,
      `${(last.full / last.size).toFixed(2)} ms against ${(
        first.full / first.size
      ).toFixed(2)} ms`,
    ),
  ];
  console.log(JSON.stringify(results));
}

/** Into a database that has nothing else to do. */
async function insertAlone(
  knex: Knex,
): Promise<{ took: number; rows: number }> {
  const rows = await knex<FindingRow>('findings').select();
  const took = await timed(async () => {
    const other = await migrated();
    for (let from = 0; from < rows.length; from += 2000) {
      await other.transaction(async transaction => {
        for (let at = from; at < Math.min(from + 2000, rows.length); at += 20) {
          await transaction('findings').insert(rows.slice(at, at + 20));
        }
      });
    }
    await other.destroy();
  });
  return { took, rows: rows.length };
}

function row(name: string, ratio: number, limit: number, detail: string) {
  return {
    name,
    ratio: Number(ratio.toFixed(3)),
    limit,
    pass: ratio <= limit,
    detail,
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  global.gc?.();
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function ms(milliseconds: number): string {
  return `${Math.round(milliseconds)} ms`;
}

function connect(): Knex {
  return knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
}

async function migrated(): Promise<Knex> {
  const knex = connect();
  await knex.migrate.latest({ directory: migrations.directory });
  return knex;
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
