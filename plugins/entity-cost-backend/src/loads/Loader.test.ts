import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  decimalText,
  microsOf,
  parseDecimal,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { BillingReading } from '@backstage-guardrails/plugin-entity-cost-node';
import type { Knex } from 'knex';
import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import {
  corpusFacts,
  corpusPath,
  knownTotals,
  readingOfCorpus,
  refusedFiles,
  skipReason,
  withCorpus,
} from '../__testUtils__/corpus';
import { focusColumnNames, focusCsv } from '../__testUtils__/focusCsv';
import { MemorySource } from '../__testUtils__/memorySource';
import { integerText, microsOfText } from '../database';
import { migrate } from '../database/connect';
import { FileSource } from '../sources/FileSource';
import { completeLoads } from './completeLoads';
import { FactStore } from './FactStore';
import { Loader } from './Loader';
import type { LoadOutcome } from './LoadOutcome';
import { LoadStore } from './LoadStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(20_000);

const limits = { bytes: 2_000_000, uncompressedBytes: 4_000_000 };

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cost-test-'));
});
afterAll(() => rm(folder, { recursive: true }));
// nothing stays on the disk, whatever happened
afterEach(async () => {
  const left = await readdir(folder);
  if (left.length) throw new Error(`${left} stays on the disk`);
});

const exact = (text: string) => {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
};

const codesOf = (outcome: LoadOutcome) =>
  outcome.state === 'failed'
    ? outcome.problems.map(({ code }) => code)
    : outcome.state;

function loaderOf(knex: Knex) {
  return new Loader({
    knex,
    logger: mockServices.logger.mock(),
    limits,
    temporaryFolder: folder,
  });
}

describe.each(databases.eachSupportedId())('database %s', databaseId => {
  let knex: Knex;
  let loader: Loader;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await migrate(knex);
    loader = loaderOf(knex);
  });

  const upload = (content: string | Buffer, sourceId = 'upload') =>
    loader.loadUpload({
      sourceId,
      name: 'bill.csv',
      content: Readable.from([Buffer.from(content)]),
      createdBy: 'user:default/finance',
    });

  const loads = () => knex('loads').orderBy('id');

  const newestTotals = async (sourceId: string) =>
    knex('load_totals')
      .join('loads', 'loads.id', 'load_totals.load_id')
      .where({ source_id: sourceId, state: 'loaded' })
      .whereIn(
        'loads.id',
        knex('loads')
          .where({ state: 'loaded', source_id: sourceId })
          .groupBy('month')
          .max('id'),
      )
      .orderBy(['month', 'currency'])
      .select('month', 'currency', 'billed', 'load_totals.rows');

  withCorpus(`billing data of providers${skipReason}`, () => {
    it('is in the database to the last digit', async () => {
      for (const known of corpusFacts()) {
        const content = readFileSync(corpusPath(known.file));
        const name = known.file.split('/').at(-1) ?? '';
        const source = new MemorySource(
          `s${databaseId}`.toLowerCase(),
          readingOfCorpus(known.file, content.toString().split('\n')[0]),
        ).put(name, content);
        const outcome = await loader.loadSource(source);
        const months = outcome.state === 'loaded' ? outcome.months : [];
        expect([name, codesOf(outcome)]).toEqual([
          name,
          refusedFiles[name] ? [refusedFiles[name]] : 'loaded',
        ]);
        const ids = months.map(({ id }) => id);
        const stored = await knex('load_totals').whereIn('load_id', ids);
        const summed = (of: string) =>
          stored.reduce((total, row) => total + exact(row[of]), 0n);
        const answers = refusedFiles[name] ? [] : knownTotals(known);
        expect([name, answers.map(([of]) => [of, summed(of)])]).toEqual([
          name,
          answers.map(([of, answer]) => [of, exact(answer)]),
        ]);
        expect(stored.reduce((sum, { rows }) => sum + rows, 0)).toBe(
          refusedFiles[name] ? 0 : known.rows,
        );
        for (const total of stored) {
          const sums = await knex('facts')
            .where({ load_id: total.load_id, currency: total.currency })
            .first()
            .select(integerText(knex, 'sum(billed)', 'billed'))
            .select(integerText(knex, 'sum(effective)', 'effective'))
            .select(integerText(knex, 'sum(list)', 'list'));
          for (const column of ['billed', 'effective', 'list'] as const) {
            expect(microsOfText(sums[column])).toBe(
              microsOf(exact(total[column])),
            );
          }
        }
        await knex('source_files').delete();
      }
    });
  });

  it('loads a file with several months and currencies, each apart', async () => {
    const csv = focusCsv([
      { BilledCost: '0.1' },
      { BilledCost: '0.2', BillingCurrency: 'EUR' },
      { BilledCost: '0.000000000000000003' },
      {
        BilledCost: '7',
        BillingPeriodStart: '2026-04-01T00:00:00Z',
        BillingPeriodEnd: '2026-05-01T00:00:00Z',
        ChargePeriodStart: '2026-04-02T00:00:00Z',
        ChargePeriodEnd: '2026-04-03T00:00:00Z',
      },
    ]);
    const outcome = await upload(gzipSync(csv));
    expect(outcome).toMatchObject({
      state: 'loaded',
      months: [{ month: '2026-03' }, { month: '2026-04' }],
    });
    expect(await newestTotals('upload')).toEqual([
      { month: '2026-03', currency: 'EUR', billed: '0.2', rows: 1 },
      {
        month: '2026-03',
        currency: 'USD',
        billed: '0.100000000000000003',
        rows: 2,
      },
      { month: '2026-04', currency: 'USD', billed: '7', rows: 1 },
    ]);
    const [load] = await loads();
    expect(load).toMatchObject({
      state: 'loaded',
      format: 'focus',
      created_by: 'user:default/finance',
    });
  });

  it('recognises the same file, and loads it again when another has replaced it', async () => {
    const first = focusCsv([{ BilledCost: '1' }]);
    expect(codesOf(await upload(first))).toBe('loaded');
    expect(codesOf(await upload(first))).toBe('unchanged');
    expect(await loads()).toHaveLength(1);
    expect(codesOf(await upload(focusCsv([{ BilledCost: '2' }])))).toBe(
      'loaded',
    );
    expect(codesOf(await upload(first))).toBe('loaded');
    expect(await newestTotals('upload')).toEqual([
      { month: '2026-03', currency: 'USD', billed: '1', rows: 1 },
    ]);
  });

  it('loads a month from all files of a source that have rows of it', async () => {
    const april = {
      BillingPeriodStart: '2026-04-01T00:00:00Z',
      BillingPeriodEnd: '2026-05-01T00:00:00Z',
      ChargePeriodStart: '2026-04-02T00:00:00Z',
      ChargePeriodEnd: '2026-04-03T00:00:00Z',
    };
    const source = new MemorySource('bucket')
      .put('a', focusCsv([{ BilledCost: '1' }]))
      .put('b', focusCsv([{ BilledCost: '2' }, { BilledCost: '4', ...april }]))
      .put('c', focusCsv([{ BilledCost: '8', ...april }]));
    expect(codesOf(await loader.loadSource(source))).toBe('loaded');
    const totals = async () =>
      (await newestTotals('bucket')).map(({ month, billed }) => [
        month,
        billed,
      ]);
    expect(await totals()).toEqual([
      ['2026-03', '3'],
      ['2026-04', '12'],
    ]);

    source.opened = 0;
    expect(codesOf(await loader.loadSource(source))).toBe('unchanged');
    expect(source.opened).toBe(0);

    // a late row in one file: its month is loaded again, from both files
    source.put('a', focusCsv([{ BilledCost: '1' }, { BilledCost: '16' }]));
    expect(codesOf(await loader.loadSource(source))).toBe('loaded');
    expect(source.opened).toBe(2);
    expect(await totals()).toEqual([
      ['2026-03', '19'],
      ['2026-04', '12'],
    ]);
    expect((await loads()).map(({ month }) => month)).toEqual([
      '2026-03',
      '2026-04',
      '2026-03',
    ]);

    // the same content with another version, and a file that is gone
    const { content } = source.files.get('c')!;
    source.put('c', content);
    source.files.delete('a');
    expect(codesOf(await loader.loadSource(source))).toBe('unchanged');
    expect(await totals()).toEqual([
      ['2026-03', '19'],
      ['2026-04', '12'],
    ]);
    expect(codesOf(await loader.loadSource(source))).toBe('unchanged');
    expect(await knex('facts').whereNotIn('load_id', [1, 2, 3])).toEqual([]);
  });

  it('knows a local file that was written again by what is in it', async () => {
    const path = join(folder, 'bill.csv.gz');
    const write = (cost: string, second: number) => {
      writeFileSync(path, gzipSync(focusCsv([{ BilledCost: cost }])));
      utimesSync(path, second, second);
    };
    const source = new FileSource('local', 'Local', { paths: [path] });
    const load = async () => codesOf(await loader.loadSource(source));
    try {
      write('1', 1);
      expect(await load()).toBe('loaded');
      write('1', 2);
      expect(await load()).toBe('unchanged');
      expect(await loads()).toHaveLength(1);
      write('2', 3);
      expect(await load()).toBe('loaded');
      // the months of the file are still known: without it they have no costs
      write('2', 4);
      expect(await load()).toBe('unchanged');
      expect(await newestTotals('local')).toEqual([
        { month: '2026-03', currency: 'USD', billed: '2', rows: 1 },
      ]);
    } finally {
      rmSync(path, { force: true });
    }
  });

  it('keeps the days that a file no longer has, where the source says so', async () => {
    const day = (date: string, cost: string) => ({
      BilledCost: cost,
      ChargePeriodStart: `2026-03-0${date}T00:00:00Z`,
      ChargePeriodEnd: `2026-03-0${date}T01:00:00Z`,
    });
    const source = new MemorySource('rolling', { keepDays: true });
    source.put('a', focusCsv([day('1', '1'), day('2', '2')]));
    expect(codesOf(await loader.loadSource(source))).toBe('loaded');
    source.put('a', focusCsv([day('2', '3'), day('3', '4')]));
    expect(codesOf(await loader.loadSource(source))).toBe('loaded');
    expect(await newestTotals('rolling')).toEqual([
      { month: '2026-03', currency: 'USD', billed: '8', rows: 3 },
    ]);
    const days = await knex('facts').where({ load_id: 2 }).orderBy('day');
    expect(days.map(fact => [fact.day, String(fact.billed)])).toEqual([
      ['2026-03-01', '1000000'],
      ['2026-03-02', '3000000'],
      ['2026-03-03', '4000000'],
    ]);
  });

  it('refuses all of a source for one broken file, and does not try the same again', async () => {
    const source = new MemorySource('bucket')
      .put('a', focusCsv([{ BilledCost: '1' }]))
      .put('b', focusCsv([{ BilledCost: '1' }, { BilledCost: '$2' }]));
    expect(await loader.loadSource(source)).toMatchObject({
      state: 'failed',
      problems: [
        {
          code: 'number-currency',
          file: 'b',
          line: 3,
          column: 'BilledCost',
          fix: expect.stringMatching(/digits/),
        },
      ],
    });
    expect(await knex('facts')).toEqual([]);
    expect(await knex('source_files')).toEqual([]);
    expect(codesOf(await loader.loadSource(source))).toBe('unchanged');
    source.put('b', focusCsv([{ BilledCost: '2' }]));
    expect(codesOf(await loader.loadSource(source))).toBe('loaded');
    expect((await loads()).map(({ state }) => state)).toEqual([
      'failed',
      'loaded',
    ]);
  });

  /** The same files, after the configuration has changed. */
  const readBy = (source: MemorySource, reading: BillingReading) => {
    const other = new MemorySource(source.id, reading);
    for (const [name, { content, version }] of source.files) {
      other.put(name, content, version);
    }
    return other;
  };

  it('tries refused files again when a setting of their source has changed', async () => {
    const source = new MemorySource('settings').put(
      'a',
      focusCsv([{ BilledCost: '1,234', EffectiveCost: '2', ListCost: '' }]),
    );
    expect(codesOf(await loader.loadSource(source))).toEqual([
      'number-separator',
    ]);
    expect(codesOf(await loader.loadSource(source))).toBe('unchanged');
    const corrected = readBy(source, { decimalComma: true });
    expect(codesOf(await loader.loadSource(corrected))).toBe('loaded');
    expect(codesOf(await loader.loadSource(corrected))).toBe('unchanged');
    expect(await newestTotals('settings')).toMatchObject([{ billed: '1.234' }]);
  });

  it('reads all files again by a changed setting, and takes back what they had', async () => {
    // charges that came late: of January, on the invoice of March
    const row = {
      BillingPeriodEnd: '',
      ChargePeriodStart: '2026-01-05T10:00:00Z',
      ChargePeriodEnd: '',
    };
    const source = new MemorySource('late')
      .put('a', focusCsv([{ ...row, BilledCost: '1' }]))
      .put('b', focusCsv([{ ...row, BilledCost: '2' }]));
    const ofMonth = async (reading: BillingReading) => {
      const opened = readBy(source, reading);
      const state = codesOf(await loader.loadSource(opened));
      const totals = await newestTotals('late');
      const months = totals.map(({ month, billed }) => `${month} ${billed}`);
      return [state, opened.opened, ...months];
    };
    expect(await ofMonth({})).toEqual(['loaded', 2, '2026-03 3']);
    const columnsFrom = { BillingPeriodStart: 'ChargePeriodStart' };
    const byCharge = ['loaded', 2, '2026-01 3'];
    expect(await ofMonth({ columnsFrom })).toEqual(byCharge);

    // in another order, settings say the same
    const constants = { RegionId: 'a', SkuId: 'b' };
    expect(await ofMonth({ columnsFrom, constants })).toEqual(byCharge);
    expect(
      await ofMonth({ constants: { SkuId: 'b', RegionId: 'a' }, columnsFrom }),
    ).toEqual(['unchanged', 0, '2026-01 3']);
    expect(await ofMonth({})).toEqual(['loaded', 2, '2026-03 3']);
  });

  it('does not complete a load that was given up, and fails loads of processes that were killed', async () => {
    const store = new LoadStore(knex);
    const killed = await store.begin({ sourceId: 'a', month: '2026-03' });
    const alive = await store.begin({ sourceId: 'a', month: '2026-03' });
    expect(await store.failAbandoned()).toBe(0);
    await knex('loads').where({ id: killed }).decrement('alive_at', 601_000);
    expect(await store.failAbandoned()).toBe(1);
    await knex('loads').where({ id: alive }).increment('alive_at', 9_000_000);
    expect(await store.failAbandoned()).toBe(1);
    await expect(
      completeLoads(knex, {
        sourceId: 'a',
        months: [{ id: killed, month: '2026-03', totals: [] }],
        format: 'focus',
        gaps: [],
        rounded: 0,
        digest: 'x',
        files: [],
      }),
    ).rejects.toThrow(/load-interrupted/);
    expect((await loads()).map(({ state }) => state)).toEqual([
      'failed',
      'failed',
    ]);
  });

  it('fails a load whose stored charges do not add up, and one whose database goes away', async () => {
    const add = FactStore.prototype.add;
    const spy = jest
      .spyOn(FactStore.prototype, 'add')
      .mockImplementationOnce(function lose(this: FactStore, options) {
        const charges = options.charges.slice(1);
        return add.call(this, { ...options, charges });
      });
    const csv = focusCsv([{}, { ResourceId: 'vm-2' }]);
    expect(codesOf(await upload(csv))).toEqual(['load-inconsistent']);
    spy.mockRejectedValueOnce(new Error('the database is away'));
    expect(codesOf(await upload(csv))).toEqual(['load-failed']);
    spy.mockRestore();
    expect(codesOf(await upload(csv))).toBe('loaded');
    expect(await newestTotals('upload')).toMatchObject([{ billed: '3' }]);
  });

  it('stores texts that a database could take for something else', async () => {
    const odd = `'; drop table loads; -- \u{1F4B6}`;
    const outcome = await upload(
      focusCsv([
        {
          ResourceId: odd,
          Tags: JSON.stringify({ environment: 'a\u0000b', [odd]: '\ud800' }),
        },
      ]),
    );
    expect(codesOf(outcome)).toBe('loaded');
    const [subject] = await knex('subjects');
    expect(subject).toMatchObject({ resource_id: odd, environment: null });
  });
});

describe('bad input', () => {
  const row = focusCsv([{}]).split('\n')[1];
  const withCell = (name: string, value: string) =>
    focusCsv([{}, { [name]: value }]);
  const without = (name: string) =>
    focusCsv(
      [{}],
      focusColumnNames.filter(other => other !== name),
    );
  const zeros = Buffer.alloc(5_000_000, '0');

  const cases: Array<[string, string | Buffer, string, number?]> = [
    ['an empty file', '', 'file-empty'],
    ['an empty file in gzip', gzipSync(''), 'file-empty'],
    ['a header without rows', focusCsv([]), 'rows-missing'],
    [
      'latin1',
      Buffer.from(withCell('ServiceName', 'caf\u00e9'), 'latin1'),
      'file-encoding',
      3,
    ],
    [
      'UTF-16 without a byte order mark',
      Buffer.from(focusCsv([{}]), 'utf16le'),
      'file-encoding',
      1,
    ],
    [
      'a character that is cut off',
      Buffer.concat([Buffer.from(focusCsv([{}])), Buffer.from([0xe2, 0x82])]),
      'file-encoding',
      3,
    ],
    [
      'a zero character',
      withCell('ServiceName', 'a\u0000b'),
      'file-encoding',
      3,
    ],
    [
      'a damaged gzip',
      gzipSync(focusCsv([{}])).fill(0xff, 30, 40),
      'file-archive',
    ],
    [
      'a gzip that is cut off',
      gzipSync(focusCsv([{}])).subarray(0, -12),
      'file-archive',
    ],
    ['a zip', Buffer.from('PK\u0003\u0004 and more', 'latin1'), 'file-archive'],
    ['a zip bomb', gzipSync(zeros), 'file-too-large'],
    [
      'a zip bomb of charges',
      gzipSync(focusCsv([{}]) + `${row}\n`.repeat(40_000)),
      'file-too-large',
    ],
    ['a file above the limit', zeros.subarray(0, 2_000_001), 'file-too-large'],
    [
      'a file cut off in a row',
      focusCsv([{}, {}]).slice(0, -60),
      'file-structure',
      3,
    ],
    ['a row that is too short', `${focusCsv([{}])}"1","2"\n`, 'row-length', 3],
    [
      'two schemas in one file',
      focusCsv([{}]) + without('Tags'),
      'row-length',
      3,
    ],
    [
      'the header again',
      focusCsv([{}]) + focusCsv([{}]),
      'category-unknown',
      3,
    ],
    [
      'a quotation mark that is not closed',
      `${focusCsv([{}])}"${'x'.repeat(1_500_000)}`,
      'file-structure',
    ],
    [
      '10,000 columns',
      `${Array.from({ length: 10_000 }, (_, at) => `c${at}`).join()}\n`,
      'header-too-wide',
      1,
    ],
    [
      'a column twice',
      focusCsv([{}], [...focusColumnNames, 'BilledCost']),
      'column-duplicate',
      1,
    ],
    ['no billed cost', without('BilledCost'), 'column-missing', 1],
    ['no currency', without('BillingCurrency'), 'column-missing', 1],
    ['no period', without('BillingPeriodStart'), 'column-missing', 1],
    [
      'an amount that is missing',
      withCell('BilledCost', ''),
      'value-missing',
      3,
    ],
    ['NaN', withCell('BilledCost', 'NaN'), 'number-not-finite', 3],
    [
      'infinity',
      withCell('EffectiveCost', '-Infinity'),
      'number-not-finite',
      3,
    ],
    ['1e308', withCell('BilledCost', '1e308'), 'number-too-large', 3],
    [
      '1e19, which no sum may be',
      withCell('BilledCost', '1e19'),
      'amount-too-large',
    ],
    ['amounts in brackets', withCell('BilledCost', '(1.5)'), 'number-sign', 3],
    [
      'a thousands separator',
      withCell('BilledCost', '1,000.5'),
      'number-separator',
      3,
    ],
    ['hexadecimal', withCell('BilledCost', '0x10'), 'number-invalid', 3],
    ['a formula', withCell('BilledCost', '=1+1'), 'number-invalid', 3],
    [
      'a category that is none',
      withCell('ChargeCategory', 'Refund'),
      'category-unknown',
      3,
    ],
    [
      'a charge after its period',
      withCell('ChargePeriodStart', '2026-05-01T00:00:00Z'),
      'charge-after-period',
      3,
    ],
    [
      'a year that is none',
      withCell('BillingPeriodStart', '0001-03-01T00:00:00Z'),
      'date-invalid',
      3,
    ],
    [
      'a date that is none',
      withCell('ChargePeriodStart', '2026-02-30T00:00:00Z'),
      'date-invalid',
      3,
    ],
    [
      'a time that is not in UTC',
      withCell('ChargePeriodStart', '2026-03-05T00:00:00+02:00'),
      'date-not-utc',
      3,
    ],
    ['tags that are no JSON', withCell('Tags', '{'), 'tags-invalid', 3],
    ['semicolons', 'BilledCost;EffectiveCost\n1;2\n', 'column-missing', 1],
    ['Parquet without DuckDB', Buffer.from('PAR1 and more'), 'reader-missing'],
  ];

  it.each(
    cases.map(([what, content, code, line]) => ({ what, content, code, line })),
  )('$what is refused whole', async ({ content, code, line }) => {
    const knex = await databases.init('SQLITE_3');
    await migrate(knex);
    const outcome = await loaderOf(knex).loadUpload({
      sourceId: 'upload',
      name: 'bill.csv',
      content: Readable.from([Buffer.from(content)]),
    });
    expect(outcome).toMatchObject({ state: 'failed' });
    const problems = outcome.state === 'failed' ? outcome.problems : [];
    expect(problems.map(problem => problem.code)).toContain(code);
    for (const problem of problems) {
      expect(problem.fix).toMatch(/^[A-Z].*\.$/);
      expect(problem.message).toMatch(/^[A-Z].*\.$/);
    }
    expect(line ?? problems[0].line).toBe(problems[0].line);
    expect(await knex('facts')).toEqual([]);
    expect(await knex('loads')).toMatchObject([{ state: 'failed' }]);
  });

  it('loads amounts below zero, which are credits and refunds', async () => {
    const knex = await databases.init('SQLITE_3');
    await migrate(knex);
    const csv = focusCsv([{ BilledCost: '-1.5', EffectiveCost: '-2' }]);
    const content = Readable.from([csv]);
    await loaderOf(knex).loadUpload({ sourceId: 'u', name: 'a', content });
    const [fact] = await knex('facts');
    expect(fact).toMatchObject({ charge_kind: 'refund', billed: -1_500_000 });
    expect(decimalText(exact('-1.5'))).toBe('-1.5');
  });
});
