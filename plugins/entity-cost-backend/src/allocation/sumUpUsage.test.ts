import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type {
  AllocationRule,
  CostEntity,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  corpusPath,
  readingOfCorpus,
  skipReason,
  withCorpus,
} from '../__testUtils__/corpus';
import { type FocusCells, focusCsv } from '../__testUtils__/focusCsv';
import { MemorySource } from '../__testUtils__/memorySource';
import { costsInForce, DecimalSums, workloadColumns } from '../database';
import { migrate, migrations } from '../database/connect';
import { runReader } from '../duckdb/runReader';
import { Loader } from '../loads';
import { pruneCosts } from '../operate/pruneCosts';
import { Allocator } from './Allocator';
import { catalogStateOf } from './catalogState';
import { sumUp } from './sumUp';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

const teamA: CostEntity = { ref: 'group:default/team-a', claims: [] };
const teamB: CostEntity = { ref: 'group:default/team-b', claims: [] };
const toTeamB: AllocationRule = {
  id: 'all',
  conditions: [{ kind: 'provider', operator: 'exists' }],
  to: { entity: 'group:default/team-b' },
};

/** A day of OpenCost, with a workload and what no workload is on. */
const openCostDay = (day: string, used: number) => {
  const window = {
    start: `${day}T00:00:00Z`,
    end: `${day}T23:59:00Z`,
  };
  return JSON.stringify({
    data: [
      {
        cart: {
          properties: { cluster: 'a' },
          window,
          minutes: 1440,
          cpuCoreRequestAverage: 0.5,
          cpuCoreUsageAverage: used,
          cpuCost: 3,
          ramByteRequestAverage: 1000,
          ramByteUsageAverage: 250,
          ramCost: 1,
          gpuHours: 1.5,
          gpuCost: 0.75,
          pvByteHours: 1000,
          pvCost: 0.125,
          networkTransferBytes: 5.25,
          networkReceiveBytes: 2,
          networkCost: 0.5,
          networkCostAdjustment: -0.25,
          totalCost: 4,
        },
        __idle__: {
          properties: { cluster: 'a' },
          window,
          minutes: 1440,
          cpuCoreRequestAverage: 0,
          cpuCoreUsageAverage: 0,
          cpuCost: 7,
          ramByteUsageAverage: 0,
          ramCost: 0,
          totalCost: 7,
        },
      },
    ],
  });
};

describe.each(databases.eachSupportedId())('usage on %s', databaseId => {
  let knex: Knex;
  let loader: Loader;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cost-usage-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await migrate(knex);
    loader = new Loader({
      knex,
      logger: mockServices.logger.mock(),
      limits: { bytes: 10_000_000, uncompressedBytes: 10_000_000 },
      temporaryFolder: folder,
    });
  });

  const load = (rows: FocusCells[]) =>
    loader.loadUpload({
      sourceId: 'upload',
      name: 'bill.csv',
      content: Readable.from([focusCsv(rows)]),
    });

  const allocate = (
    entities: CostEntity[],
    rules: readonly AllocationRule[] = [],
  ) =>
    new Allocator({
      knex,
      readRules: async () => rules,
      readCatalog: async () => catalogStateOf(entities),
    }).run();

  const quantities = async () => {
    const rows: Record<string, string>[] = await costsInForce(
      knex,
      'monthly_usage',
    )
      .orderBy(['entity_ref', 'service', 'unit'])
      .select('entity_ref', 'service', 'unit', 'quantity');
    return rows.map(
      ({ entity_ref, service, unit, quantity }) =>
        `${entity_ref} ${service} ${quantity} ${unit}`,
    );
  };

  const workloads = async () => {
    const rows: Record<string, string>[] = await costsInForce(
      knex,
      'monthly_workloads',
    )
      .orderBy('entity_ref')
      .select('entity_ref', 'currency', ...workloadColumns);
    return rows.map(row => Object.values(row).join(' '));
  };

  it('adds up what cannot be added as numbers, each unit by itself', async () => {
    const day = { ChargePeriodStart: '2026-03-06T10:00:00Z' };
    const end = { ChargePeriodEnd: '2026-03-06T11:00:00Z' };
    await load([
      { ConsumedQuantity: '12345678901234567890.000000000000000001' },
      { ...day, ...end, ConsumedQuantity: '0.1' },
      { ResourceId: 'vm-2', ConsumedQuantity: '0.2' },
      { ConsumedQuantity: '5', ConsumedUnit: 'GB' },
      { ConsumedQuantity: '7', ConsumedUnit: '' },
      { ConsumedQuantity: '', ResourceId: 'vm-3' },
      { Tags: '{}', ConsumedQuantity: '-3.5', ServiceName: '' },
    ]);
    await allocate([teamA]);
    expect(new Set(await quantities())).toEqual(
      new Set([
        'group:default/team-a Compute 5 GB',
        'group:default/team-a Compute 12345678901234567890.300000000000000001 Hours',
        'null null -3.5 Hours',
      ]),
    );
  });

  it('is replaced with its load, and moves with the allocation of its costs', async () => {
    await load([{ ConsumedQuantity: '1' }, { ConsumedQuantity: '2' }]);
    await allocate([teamA, teamB]);
    await load([{ ConsumedQuantity: '5' }]);
    // killed when all is summed up and nothing is in force
    await sumUp(knex, { loadId: 2, run: 1 });
    expect(await quantities()).toEqual([
      'group:default/team-a Compute 3 Hours',
    ]);
    await allocate([teamA, teamB]);
    await allocate([teamA, teamB]);
    expect(await quantities()).toEqual([
      'group:default/team-a Compute 5 Hours',
    ]);
    await allocate([teamA, teamB], [toTeamB]);
    expect(await quantities()).toEqual([
      'group:default/team-b Compute 5 Hours',
    ]);
    await pruneCosts(knex);
    expect(await knex('monthly_usage')).toHaveLength(1);
  });

  it('is summed up at the next allocation where costs are in force without it', async () => {
    const april = {
      BillingPeriodStart: '2026-04-01T00:00:00Z',
      BillingPeriodEnd: '2026-05-01T00:00:00Z',
      ChargePeriodStart: '2026-04-05T10:00:00Z',
      ChargePeriodEnd: '2026-04-05T11:00:00Z',
      ServiceName: 'Storage',
    };
    await load([
      { ConsumedQuantity: '0.1' },
      { ConsumedQuantity: '0.2', ResourceId: 'vm-2' },
      { ...april, ConsumedQuantity: '7' },
    ]);
    await allocate([teamA]);
    const costs = await knex('monthly_costs');
    // as the version before has left it
    while (await knex.schema.hasTable('workload_usage')) {
      await knex.migrate.down({ directory: migrations.directory });
    }
    // it had quantities of what is not consumed
    await knex('facts')
      .where({ quantity: '0.2' })
      .update({ charge_kind: 'purchase' });
    await migrate(knex);
    expect(await quantities()).toEqual([]);
    expect(await allocate([teamA])).toEqual({ state: 'up-to-date' });
    const all = [
      'group:default/team-a Compute 0.1 Hours',
      'group:default/team-a Storage 7 Hours',
    ];
    expect(await quantities()).toEqual(all);
    expect(await knex('monthly_costs')).toEqual(costs);

    // a replica of the version before, after the migration
    await knex('monthly_usage').where({ load_id: 1 }).delete();
    await knex('usage_sums').where({ load_id: 1 }).delete();
    const rows = await knex('monthly_usage');
    expect(rows).toHaveLength(1);
    await allocate([teamA]);
    await allocate([teamA]);
    expect(await quantities()).toEqual(all);

    // and one of the version that did not tell currencies apart
    await knex('monthly_usage').update({ currency: null });
    await knex('usage_sums').update({ by_currency: false });
    await allocate([teamA]);
    expect(await quantities()).toEqual(all);
    expect(await knex('monthly_usage').distinct('currency')).toEqual([
      { currency: 'USD' },
    ]);
  });

  it('has no limit: quantities never stop what is done with money', async () => {
    const large = { ConsumedQuantity: '99999999999999999999' };
    const rows = [large, large, { ...large, ResourceId: 'vm-2' }];
    expect(await load(rows)).toMatchObject({ state: 'loaded' });
    await allocate([teamA]);
    const sum = 'group:default/team-a Compute 299999999999999999997 Hours';
    expect(await quantities()).toEqual([sum]);

    await pruneCosts(knex, { retention: { daily: 0, monthly: 1_000 } });
    expect(await knex('facts').distinct('day')).toEqual([{ day: '2026-03' }]);
    await allocate([teamA], [toTeamB]);
    await allocate([teamA, teamB], [toTeamB]);
    expect(await quantities()).toEqual([sum.replace('team-a', 'team-b')]);
  });

  it('has what workloads requested and used, and keeps the days that OpenCost forgot', async () => {
    const source = new MemorySource('k8s', {
      format: 'opencost',
      constants: { BillingCurrency: 'EUR' },
      keepDays: true,
    });
    source.put('1', openCostDay('2026-03-01', 0.1));
    source.put('2', openCostDay('2026-03-02', 0.1));
    await loader.loadSource(source);
    source.files.delete('1');
    source.put('2', openCostDay('2026-03-02', 0.25));
    await loader.loadSource(source);
    await allocate(
      [teamA],
      [
        {
          ...toTeamB,
          conditions: [{ kind: 'resource', operator: 'in', values: ['cart'] }],
          to: { entity: teamA.ref },
        },
      ],
    );
    expect(await workloads()).toEqual([
      'group:default/team-a EUR 24 8.4 6 48000 12000 2 3 1.5 2000 0.25 10.5 4 0.5',
    ]);
    expect(await knex('usage_sums').select('first_day')).toContainEqual({
      first_day: '2026-03-01',
    });

    const now = new Date();
    const months = (now.getUTCFullYear() - 2026) * 12 + now.getUTCMonth() - 2;
    const retention = { daily: months - 1, monthly: months + 1 };
    await pruneCosts(knex, { retention });
    expect(await knex('workload_usage').distinct('day')).toEqual([
      { day: '2026-03' },
    ]);
    await allocate([teamA]);
    const [all] = await workloads();
    expect(all).toBe(' EUR 24 8.4 6 48000 12000 2 3 1.5 2000 0.25 10.5 4 0.5');
    await pruneCosts(knex, { retention: { daily: 0, monthly: months - 1 } });
    await pruneCosts(knex, { retention: { daily: 0, monthly: months - 1 } });
    for (const table of [
      'workload_usage',
      'monthly_workloads',
      'usage_sums',
      'loads',
    ]) {
      expect([table, await knex(table)]).toEqual([table, []]);
    }
  });

  withCorpus(`quantities of providers${skipReason}`, () => {
    it('are those that DuckDB adds up itself', async () => {
      const file =
        'focus/FinOps-Open-Cost-and-Usage-Spec__FOCUS-Sample-Data/focus_sample.shared.csv';
      const content = await readFile(corpusPath(file));
      const [header] = content.toString().split('\n');
      const loaded = await loader.loadUpload({
        sourceId: 'upload',
        name: 'focus.csv',
        content: Readable.from([content]),
        reading: readingOfCorpus(file, header),
      });
      expect(loaded).toMatchObject({ state: 'loaded' });
      await allocate([]);
      const sums = new DecimalSums<'quantity', { name: string }>(['quantity']);
      const rows: Record<string, string>[] = await costsInForce(
        knex,
        'monthly_usage',
      );
      for (const { service, unit, quantity } of rows) {
        sums.add({ name: `${service} ${unit}` }, { quantity });
      }
      const expected: string[] = [];
      const temporaryFolder = await mkdtemp(join(folder, 'duckdb-'));
      await runReader({
        library: require.resolve('@duckdb/node-api'),
        name: file,
        path: corpusPath(file),
        statements: [],
        queries: [
          {
            sql: `select ServiceName || ' ' || ConsumedUnit,
                sum(ConsumedQuantity::decimal(38,18))::varchar
              from read_csv('${corpusPath(
                file,
              )}', all_varchar = true, nullstr = 'NULL')
              where ConsumedUnit is not null and ConsumedQuantity is not null
                and ChargeCategory = 'Usage'
                and CommitmentDiscountStatus is distinct from 'Unused'
              group by all`,
            row: ([name, sum]) =>
              expected.push(`${name} ${sum?.replace(/\.?0*$/, '')}`),
          },
        ],
        limits: {
          memoryMegabytes: 256,
          temporaryMegabytes: 100,
          minutes: 1,
          temporaryFolder,
        },
      });
      expect(expected.length).toBeGreaterThan(10);
      expect(
        sums
          .rows()
          .map(({ name, quantity }) => `${name} ${quantity}`)
          .sort(),
      ).toEqual(expected.sort());
    });
  });
});
