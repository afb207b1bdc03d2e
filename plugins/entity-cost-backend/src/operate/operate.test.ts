import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { databaseTime } from '@backstage-guardrails/backend-database';
import type { BillingReading } from '@backstage-guardrails/plugin-entity-cost-node';
import type { Knex } from 'knex';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { type FocusCells, focusCsv } from '../__testUtils__/focusCsv';
import { MemorySource } from '../__testUtils__/memorySource';
import { catalogStateOf } from '../allocation';
import { costsInForce, integerText } from '../database';
import { migrate } from '../database/connect';
import { Ingest } from './Ingest';
import { observeCosts } from './observeCosts';
import { pruneCosts } from './pruneCosts';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('database %s', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await migrate(knex);
  });

  const ingestOf = (
    sources: MemorySource[] = [],
    readCatalog = async () =>
      catalogStateOf([{ ref: 'group:default/team-a', claims: [] }]),
    reading?: BillingReading,
  ) =>
    new Ingest({
      knex,
      logger: mockServices.logger.mock(),
      sources,
      uploads: [
        { id: 'upload', kind: 'upload', title: 'Uploads' },
        { id: 'tencent', kind: 'upload', title: 'Tencent Cloud', reading },
      ],
      readRules: async () => [],
      limits: { bytes: 1_000_000, uncompressedBytes: 1_000_000 },
      temporaryFolder: tmpdir(),
      readCatalog,
    });

  const upload = (ingest: Ingest, rows: FocusCells[], source = 'upload') =>
    ingest.upload({
      source,
      name: 'bill.csv',
      content: Readable.from([focusCsv(rows)]),
    });

  const billed = async (table: 'daily_costs' | 'monthly_costs') => {
    const row = await costsInForce(knex, table)
      .first()
      .select(integerText(knex, 'sum(cost.billed)', 'billed'));
    return row.billed;
  };

  it('loads every source, and says which failed and why', async () => {
    const good = new MemorySource('good').put('a', focusCsv([{}]));
    const bad = new MemorySource('bad').put('a', 'x');
    const away = new MemorySource('away');
    away.list = async () => {
      throw new Error('password=secret');
    };
    const ingest = ingestOf([away, bad, good]);
    await ingest.declareSources();
    await ingest.loadAll();
    const sources = await knex('sources').orderBy('id');
    expect(
      sources.map(({ id, problem }) => [id, JSON.parse(problem)?.code]),
    ).toEqual([
      ['away', 'load-failed'],
      ['bad', 'column-missing'],
      ['good', undefined],
      ['tencent', undefined],
      ['upload', undefined],
    ]);
    expect(JSON.stringify(sources)).not.toContain('secret');
    expect(await billed('daily_costs')).toBe('1500000');

    await ingestOf([good]).declareSources();
    const configured = await knex('sources')
      .where({ configured: true })
      .orderBy('id');
    expect(configured.map(({ id }) => id)).toEqual([
      'good',
      'tencent',
      'upload',
    ]);
  });

  it('reads what is sent as its source says, and again when that has changed', async () => {
    const rows = [{ EffectiveCost: '', BilledCost: '4' }];
    const read = (reading?: BillingReading) =>
      upload(ingestOf([], undefined, reading), rows, 'tencent');
    const effective = async () => {
      const row = await costsInForce(knex, 'daily_costs')
        .first()
        .select(integerText(knex, 'sum(cost.effective)', 'effective'));
      return row.effective;
    };
    expect(await read()).toMatchObject({
      state: 'failed',
      problems: [{ code: 'value-missing', column: 'EffectiveCost' }],
    });
    const reading = { columnsFrom: { EffectiveCost: 'BilledCost' } };
    expect(await read(reading)).toMatchObject({ state: 'loaded' });
    expect(await effective()).toBe('4000000');
    expect(await read(reading)).toEqual({ state: 'unchanged' });
    const listed = { columnsFrom: { EffectiveCost: 'ListCost' } };
    expect(await read(listed)).toMatchObject({ state: 'loaded' });
  });

  it('takes no files for sources that are not sent any', async () => {
    const ingest = ingestOf([new MemorySource('good')]);
    await expect(upload(ingest, [{}], 'good')).rejects.toMatchObject({
      code: 'source-unknown',
      message:
        'No files are sent to the source good. Write one of these: upload, tencent.',
    });
  });

  it('puts a load in force when the catalog is back', async () => {
    let isAway = true;
    const ingest = ingestOf([], async () => {
      if (isAway) throw new Error('away');
      return catalogStateOf([]);
    });
    expect(await upload(ingest, [{}])).toMatchObject({ state: 'loaded' });
    expect(await billed('daily_costs')).toBeNull();
    isAway = false;
    await ingest.allocate();
    expect(await billed('daily_costs')).toBe('1500000');
  });

  it('deletes what was replaced and failed, and nothing that is in force or pending', async () => {
    const ingest = ingestOf();
    await upload(ingest, [{ BilledCost: '1' }]);
    await upload(ingest, [{ BilledCost: '2' }, { ResourceId: 'vm-2' }]);
    await knex('facts').insert({
      ...(await knex('facts').where({ load_id: 2 }).first()),
      load_id: (
        await knex('loads')
          .insert({
            source_id: 'upload',
            month: '2026-03',
            state: 'failed',
            files: '[]',
            rows: 0,
            rounded: 0,
            gaps: '[]',
            problems: '[]',
            created_at: 1,
            alive_at: 1,
          })
          .returning('id')
      )[0].id,
    });
    const pending = new Ingest({
      knex,
      logger: mockServices.logger.mock(),
      sources: [],
      uploads: [{ id: 'upload', kind: 'upload', title: 'Uploads' }],
      readRules: async () => [],
      limits: { bytes: 1_000_000, uncompressedBytes: 1_000_000 },
      temporaryFolder: tmpdir(),
      readCatalog: async () => {
        throw new Error('away');
      },
    });
    await upload(pending, [{ BilledCost: '4' }]);
    await pruneCosts(knex);
    const loads = await knex('facts').distinct('load_id').orderBy('load_id');
    expect(loads).toEqual([{ load_id: 2 }, { load_id: 4 }]);
    expect(await knex('daily_costs').distinct('load_id')).toEqual([
      { load_id: 2 },
    ]);
    expect(await billed('monthly_costs')).toBe('3500000');
    await ingest.allocate();
    await pruneCosts(knex);
    expect(await billed('daily_costs')).toBe('4000000');
    expect(await knex('facts').distinct('load_id')).toEqual([{ load_id: 4 }]);
  });

  it('sums up the days of old months to the same total, and deletes the oldest', async () => {
    const ingest = ingestOf();
    const day = (date: string, cost: string): FocusCells => ({
      BilledCost: cost,
      ChargePeriodStart: `2026-03-${date}T00:00:00Z`,
      ChargePeriodEnd: `2026-03-${date}T01:00:00Z`,
    });
    await upload(ingest, [
      day('01', '0.0000011'),
      day('02', '0.0000011'),
      day('03', '9007199254.740993'),
    ]);
    const before = await billed('daily_costs');
    const now = await databaseTime(knex);
    const months =
      (new Date(now).getUTCFullYear() - 2026) * 12 +
      new Date(now).getUTCMonth() -
      2;
    const retention = { daily: months - 1, monthly: months + 1 };
    await pruneCosts(knex, { retention });
    await pruneCosts(knex, { retention });
    expect(await billed('daily_costs')).toBe(before);
    expect(await billed('monthly_costs')).toBe(before);
    const facts = await knex('facts').select('day', 'quantity');
    expect(facts).toEqual([{ day: '2026-03', quantity: '3' }]);
    expect(await knex('daily_costs').select('day')).toEqual([
      { day: '2026-03' },
    ]);
    // another catalog does not need the days
    await ingestOf([], async () => catalogStateOf([])).allocate();
    expect(await billed('daily_costs')).toBe(before);

    await pruneCosts(knex, { retention: { daily: 0, monthly: months - 1 } });
    for (const table of ['in_force', 'facts', 'daily_costs', 'monthly_costs']) {
      expect([table, await knex(table)]).toEqual([table, []]);
    }
  });

  it('shows the age of each source and what failed', async () => {
    const observed: string[] = [];
    const ingest = ingestOf([new MemorySource('bad').put('a', 'x')]);
    await ingest.declareSources();
    await ingest.loadAll();
    await upload(ingest, [
      { EffectiveCost: '4' },
      { EffectiveCost: '1', Tags: '', ResourceId: 'vm-2' },
    ]);
    const reads: Array<() => Promise<void>> = [];
    observeCosts({
      knex,
      metrics: {
        createObservableGauge: (name: string) => ({
          addCallback: (
            callback: (result: {
              observe: (value: number, attributes?: object) => void;
            }) => Promise<void>,
          ) => {
            reads.push(() =>
              callback({
                observe: (value, attributes) =>
                  observed.push(
                    `${name} ${value} ${JSON.stringify(attributes ?? {})}`,
                  ),
              }),
            );
          },
          removeCallback: () => undefined,
        }),
      } as unknown as Parameters<typeof observeCosts>[0]['metrics'],
    });
    for (const read of reads) await read();
    expect(observed).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/source\.check\.age \d+ .*bad/),
        'entity_cost.source.failing 1 {"source":"bad"}',
        'entity_cost.source.failing 0 {"source":"upload"}',
        'entity_cost.loads.rows 2 {}',
        'entity_cost.loads.failed 1 {"state":"refused"}',
        'entity_cost.loads.failed 0 {"state":"failed"}',
        'entity_cost.unallocated.share 0.2 {"currency":"USD"}',
      ]),
    );
  });
});
