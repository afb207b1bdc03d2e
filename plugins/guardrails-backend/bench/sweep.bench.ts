/* eslint-disable no-console -- a benchmark prints */
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
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

const SIZES = (process.env.BENCH_ENTITIES ?? '1000,10000')
  .split(',')
  .map(Number);
const PAGE = 500;

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
  await pipeline.evaluateMany({ ...judging, inputs: [] });

  const logger = mockServices.rootLogger({ level: 'none' });
  const measured = [];
  for (const size of SIZES) {
    const knex = await migrated();
    const catalog = await catalogOf(size);
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
        await pipeline.evaluateMany({ ...judging, inputs: some });
      }
    });
    const rows = await knex<FindingRow>('findings').select();
    const inserting = await timed(async () => {
      const other = await migrated();
      for (let from = 0; from < rows.length; from += 2000) {
        await other.transaction(async transaction => {
          for (
            let at = from;
            at < Math.min(from + 2000, rows.length);
            at += 20
          ) {
            await transaction('findings').insert(rows.slice(at, at + 20));
          }
        });
      }
      await other.destroy();
    });
    const unchanged = await sweep();
    await catalog.change(0.01);
    const some = await sweep();
    console.log(
      `${size} entities, ${rows.length} findings: reading ${ms(
        reading,
      )}, full ${ms(full)} (${ms(readingAll)} of it reading), evaluating ${ms(
        evaluating,
      )}, inserting ${ms(inserting)}, unchanged ${ms(
        unchanged,
      )}, 1 % changed ${ms(some)}`,
    );
    const own = full - readingAll;
    measured.push({
      size,
      reading,
      full: own,
      bare: evaluating + inserting,
      unchanged,
      some,
      rows: rows.length,
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

function entity(index: number, changed: number): Entity {
  const etag = `${index}-${changed}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: index % 100 === 0 ? 'Group' : 'Component',
    metadata: {
      name: `e${index}`,
      namespace: 'default',
      uid: `uid-${index}`,
      etag,
      description: index % 2 ? `Entity ${index}` : undefined,
      annotations: {
        'backstage.io/managed-by-location': `url:https://example.com/${index}`,
        'backstage.io/techdocs-ref': 'dir:.',
      },
      tags: ['java', 'data'],
    },
    spec: {
      type: 'service',
      lifecycle: index % 3 ? 'production' : 'experimental',
      owner: `group:default/e${index - (index % 100)}`,
      dependsOn: [`component:default/e${Math.max(1, index - 1)}`],
    },
    relations: [
      {
        type: 'ownedBy',
        targetRef: `group:default/e${index - (index % 100)}`,
      },
    ],
  };
}

/**
 * In the place of the catalog: JSON from a database, fields picked, and JSON again, as over HTTP. It is faster than the
 * catalog's API, so that nothing here is measured in its reading.
 */
async function catalogOf(size: number) {
  const knex = connect();
  await knex.schema.createTable('final', table => {
    table.string('ref').primary();
    table.text('entity');
  });
  const write = (index: number, changed: number) => {
    const made = entity(index, changed);
    return {
      ref: `${made.kind.toLowerCase()}:default/e${index}`,
      entity: JSON.stringify(made),
    };
  };
  for (let from = 0; from < size; from += 100) {
    const rows = Array.from({ length: Math.min(100, size - from) }, (_, at) =>
      write(from + at, 0),
    );
    await knex('final').insert(rows);
  }
  const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value));
  const page = async (after: string) => {
    const rows = await knex('final')
      .where('ref', '>', after)
      .orderBy('ref')
      .limit(PAGE);
    const items = rows.map(({ entity: text }): Entity => {
      const { kind, metadata, spec, apiVersion } = JSON.parse(text);
      const { name, namespace, uid, etag } = metadata;
      const { lifecycle } = spec;
      return {
        apiVersion,
        kind,
        metadata: { name, namespace, uid, etag },
        spec: { lifecycle },
      };
    });
    const nextCursor =
      rows.length < PAGE ? undefined : rows[rows.length - 1].ref;
    return sent({ items, totalItems: size, pageInfo: { nextCursor } });
  };
  const time = { spent: 0 };
  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    try {
      return await work();
    } finally {
      time.spent += performance.now() - started;
    }
  };
  const service: Pick<
    CatalogService,
    'queryEntities' | 'getEntitiesByRefs' | 'streamEntities'
  > = {
    queryEntities: request =>
      counted(() => page(request && 'cursor' in request ? request.cursor : '')),
    getEntitiesByRefs: ({ entityRefs }) =>
      counted(async () => {
        const rows = await knex('final').whereIn('ref', entityRefs);
        const found = new Map<string, Entity>(
          rows.map(({ ref, entity: text }) => [ref, JSON.parse(text)]),
        );
        return sent({ items: entityRefs.map(ref => found.get(ref)) });
      }),
    async *streamEntities() {},
  };
  return Object.assign(time, {
    service: Object.assign(Object.create(null), service) as CatalogService,
    async readAll() {
      for (let after: string | undefined = ''; after !== undefined; ) {
        after = (await page(after)).pageInfo.nextCursor;
      }
    },
    async change(share: number) {
      const every = Math.round(1 / share);
      for (let index = 1; index < size; index += every) {
        const { ref, entity: text } = write(index, 1);
        await knex('final').where({ ref }).update({ entity: text });
      }
    },
    close: () => knex.destroy(),
  });
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
