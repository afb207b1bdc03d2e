import type { CostRow } from '@backstage-guardrails/plugin-entity-cost-common';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  corpusFacts,
  corpusPath,
  readingOfCorpus,
  skipReason,
  withCorpus,
} from '../__testUtils__/corpus';
import { focusCsv } from '../__testUtils__/focusCsv';
import { ChargeTable } from '../loads/ChargeTable';
import {
  type BulkReader,
  LoadRefused,
  readCsvFile,
  type ReadingOptions,
} from '../reading';
import { createBulkReader } from './createBulkReader';
import { runReader } from './runReader';

jest.setTimeout(120_000);

/** Without DuckDB, there is nothing to compare. */
function isInstalled(): boolean {
  try {
    require.resolve('@duckdb/node-api');
    return true;
  } catch {
    return false;
  }
}

const withDuckDb = isInstalled() ? describe : describe.skip;

let folder: string;

const limits = { memoryMegabytes: 256, temporaryMegabytes: 100, minutes: 1 };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cost-duckdb-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(async () => {
  const left = await readdir(folder);
  const ours = left.filter(name => name.startsWith('entity-cost-'));
  if (ours.length) throw new Error(`${ours} stays on the disk`);
});

function bulkReader(): BulkReader {
  const reader = createBulkReader({ ...limits, temporaryFolder: folder });
  if (!reader) throw new Error('DuckDB is not installed');
  return reader;
}

/** Writes what a statement selects, in a process of its own. */
function writeParquet(path: string, selected: string): void {
  const script = `
    const { DuckDBInstance } = require('@duckdb/node-api');
    (async () => {
      const connection = await (await DuckDBInstance.create()).connect();
      await connection.run(process.argv[1]);
    })();`;
  const statement = `copy (select ${selected}) to '${path}' (format parquet, row_group_size 20000)`;
  execFileSync(process.execPath, ['-e', script, statement], {
    cwd: __dirname,
  });
}

/** The processes of readers that this one has started and that are alive, where the system lists them. */
async function readersRunning(): Promise<string[]> {
  if (process.platform !== 'linux') return [];
  const all = await readdir('/proc');
  const found = await Promise.all(
    all
      .filter(name => /^\d+$/.test(name))
      .map(async pid => {
        const read = (file: string) =>
          readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
        const command = await read('cmdline');
        const parent = /^PPid:\s+(\d+)$/m.exec(await read('status'))?.[1];
        return command.includes('readBulk.js') && parent === `${process.pid}`
          ? [pid]
          : [];
      }),
  );
  return found.flat();
}

/** What a file charges, or why it is refused, in a form that does not depend on the order of rows. */
async function outcomeOf(
  read: (sink: (row: CostRow, rows: number) => void) => Promise<unknown>,
) {
  const table = new ChargeTable();
  try {
    const info = await read((row, rows) => table.add(row, rows));
    const charges = table
      .months()
      .flatMap(month =>
        table
          .charges(month)
          .map(({ subject, ...charge }) =>
            JSON.stringify(
              { ...charge, of: table.subjects[subject] },
              (_, value) => (typeof value === 'bigint' ? String(value) : value),
            ),
          ),
      );
    return {
      info,
      totals: table.months().map(month => table.totals(month)),
      charges: charges
        .sort()
        .map(text => text.replace(/"(?:billed|effective|list)":"-?\d+",/g, '')),
    };
  } catch (error) {
    if (error instanceof LoadRefused) return error.problems;
    throw error;
  }
}

async function bothWays(path: string, reading: ReadingOptions) {
  const name = 'bill.csv';
  const rows = await outcomeOf(sink =>
    readCsvFile({ name, path, reading, sink }),
  );
  const file = { name, path, content: 'text' as const, digest: '', bytes: 0 };
  const sums = await outcomeOf(sink => bulkReader()({ file, reading, sink }));
  return { rows, sums };
}

withDuckDb('DuckDB', () => {
  withCorpus(`billing data of providers${skipReason}`, () => {
    it('has the same result as reading row by row', async () => {
      for (const { file } of corpusFacts()) {
        const path = corpusPath(file);
        const [header] = readFileSync(path, 'utf8').split('\n');
        const { rows, sums } = await bothWays(
          path,
          readingOfCorpus(file, header),
        );
        expect([file, sums]).toEqual([file, rows]);
      }
    });
  });

  it.each([
    [
      'usual rows',
      [
        {},
        { BilledCost: '-3', EffectiveCost: '5' },
        {
          ChargePeriodStart: '2026-03-05T23:00:00Z',
          ChargePeriodEnd: '2026-03-06T00:00:00Z',
        },
      ],
    ],
    ['an exponent', [{ BilledCost: '1e-5' }, { ListCost: '' }]],
    ['more than 18 digits', [{ BilledCost: '0.0000000000000000019' }]],
    ['an underscore', [{ BilledCost: '1_000' }]],
    ['a missing amount', [{}, { EffectiveCost: '' }]],
    ['NULL for an amount', [{ ListCost: 'NULL', ConsumedQuantity: '\\N' }]],
    [
      'an end before the start',
      [{}, { ChargePeriodEnd: '2026-03-05T09:00:00Z' }],
    ],
    [
      'an end some seconds before the start',
      [
        {},
        {
          ChargePeriodStart: '2026-03-05T10:00:30Z',
          ChargePeriodEnd: '2026-03-05T10:00:10Z',
        },
      ],
    ],
    [
      'an end before a start in another zone',
      [
        {},
        {
          ChargePeriodStart: '2026-03-05T10:00:00+01:00',
          ChargePeriodEnd: '2026-03-05T08:30:00Z',
        },
      ],
    ],
    ['an hour that is none', [{ ChargePeriodStart: '2026-03-05T30:00:00Z' }]],
    ['a day that is none', [{}, { ChargePeriodStart: '2026-02-30T10:00:00Z' }]],
    [
      'a day with slashes and an hour',
      [{ ChargePeriodStart: '03/05/2026T10:00:00Z', ChargePeriodEnd: '' }],
    ],
    [
      'ends that are none',
      [
        { ChargePeriodEnd: '2026-99-99T00:00:00Z' },
        { ChargePeriodEnd: '0000-00-00T00:00:00Z' },
        { ChargePeriodEnd: 'later' },
      ],
    ],
    [
      'times in several forms',
      [
        { ChargePeriodEnd: '2026-03-05 11:00:00' },
        { ChargePeriodStart: '2026-03-05', ChargePeriodEnd: '2026-03-05' },
        { ChargePeriodStart: '2026-03-05T10:30Z' },
      ],
    ],
    [
      'refunds whose sum is none',
      [
        { BilledCost: '-3', EffectiveCost: '5' },
        { BilledCost: '10', EffectiveCost: '-1' },
        { BilledCost: '-0.0', EffectiveCost: '0' },
      ],
    ],
    [
      'numbers with few and with many digits',
      [
        { BilledCost: '0.000000000000000001', EffectiveCost: '1' },
        { BilledCost: '999999.999999999999', EffectiveCost: '1234567.5' },
        { BilledCost: '12345678901234567', EffectiveCost: '-0.5' },
      ],
    ],
    [
      'quantities of what is not consumed',
      [
        {},
        { ChargeCategory: 'Purchase' },
        { ChargeCategory: 'Usage', CommitmentDiscountStatus: 'Unused' },
        { ChargeCategory: 'Usage', BilledCost: '-1' },
      ],
    ],
    ['tags that are none', [{}, { ResourceId: 'b', Tags: '[1' }]],
    [
      'another month',
      [{ ChargePeriodStart: '2026-05-05T10:00:00Z', ChargePeriodEnd: '' }],
    ],
    [
      'texts with lines, quotes and spaces',
      [
        { ResourceId: ' a\n"b", c ' },
        { ResourceId: 'a' },
        { ResourceId: ' a' },
      ],
    ],
    [
      'texts with line separators of Unicode',
      [
        { Tags: '{"owner":"team\u2028a\u2029b"}' },
        { ResourceId: 'vm\u2028\u20292' },
      ],
    ],
  ] as const)('reads %s as the reader of rows does', async (_, rows) => {
    const path = join(folder, 'rows.csv');
    await writeFile(path, focusCsv(rows));
    const { rows: expected, sums } = await bothWays(path, {
      monthFirst: true,
    });
    expect(sums).toEqual(expected);
  });

  it('counts a constant once for each row', async () => {
    const path = join(folder, 'constant.csv');
    await writeFile(path, focusCsv([{}, {}, { ResourceId: 'vm-2' }]));
    const { rows, sums } = await bothWays(path, {
      constants: { ConsumedQuantity: '1', ListCost: '2' },
    });
    expect(sums).toEqual(rows);
    expect(sums).toMatchObject({ totals: [[{ list: '6', rows: 3 }]] });
  });

  it.each([
    [
      'that the source names',
      ['ResourceId', 'ResourceArn'],
      { ResourceId: 'resource_arn' },
    ],
    ['in snake case', ['ServiceName', 'service_name'], {}],
  ] as const)('finds columns %s as the reader of rows does', async (...row) => {
    const [, [from, to], columnsFrom] = row;
    const path = join(folder, 'named.csv');
    const bill = focusCsv([{ ResourceId: 'vm-2' }, {}]);
    await writeFile(path, bill.replace(`"${from}"`, `"${to}"`));
    const { rows, sums } = await bothWays(path, { columnsFrom });
    expect(sums).toEqual(rows);
    expect(sums).toMatchObject({
      charges: [
        expect.stringMatching(/"Compute".*"vm-1"/),
        expect.stringMatching(/"Compute".*"vm-2"/),
      ],
    });
  });

  const run = async (
    query: string,
    other: Partial<typeof limits> = {},
    signal?: AbortSignal,
  ) => {
    const found: unknown[] = [];
    // one of its own, as each file gets: DuckDB may read what is in it
    const temporaryFolder = await mkdtemp(join(folder, 'temporary-'));
    return runReader({
      library: require.resolve('@duckdb/node-api'),
      name: 'bill.csv',
      path: join(folder, 'rows.csv'),
      statements: [],
      queries: [{ sql: query, row: cells => found.push(cells) }],
      limits: { ...limits, ...other, temporaryFolder },
      signal,
    }).then(
      () => found,
      error => String(error.message),
    );
  };

  it('opens no other file, no address and no extension', async () => {
    await writeFile(join(folder, 'rows.csv'), focusCsv([{}]));
    const secret = join(folder, 'secret.csv');
    await writeFile(secret, 'secret\n');
    for (const query of [
      `select * from read_csv('/etc/passwd')`,
      `select content from read_text('${secret}')`,
      `select content from read_text('${folder}/rows.csv/../secret.csv')`,
      `select content from read_text('${folder}/x/../secret.csv')`,
      `select content from read_text('${folder}/*')`,
      `select * from glob('${folder}/*')`,
      `select * from read_csv('${secret}')`,
      `select content from read_blob('${secret}')`,
      `select content from read_text(['${folder}/rows.csv', '${secret}'])`,
      `select * from read_csv('http://127.0.0.1:1/a.csv')`,
      `select * from read_parquet('s3://bucket/a.parquet')`,
      'install httpfs',
      'load httpfs',
      'load json_from_elsewhere',
      `load '${join(folder, 'own.duckdb_extension')}'`,
      `set temp_directory = '/tmp'`,
      `set allowed_directories = ['/']`,
      `set memory_limit = '100GB'`,
      `set max_temp_directory_size = '100GB'`,
      'set enable_external_access = true',
      `copy (select 1) to '${join(folder, 'out.csv')}'`,
      `attach '${join(folder, '..', 'other.db')}'`,
      `export database '${join(folder, 'out')}'`,
      `create persistent secret s (type s3, key_id 'a', secret 'b')`,
    ]) {
      expect([query, await run(query)]).toEqual([
        query,
        'DuckDB refused the file',
      ]);
    }
    expect(await run("select getenv('HOME')")).toMatch(/refused/);
  });

  const endless = `select count(*)::varchar from range(100000000000) a, range(100000) b where a.range + b.range = -1`;

  it('is ended at its deadline', async () => {
    expect(await run(endless, { minutes: 0.02 })).toMatch(/reader-late/);
    expect(await readersRunning()).toEqual([]);
  });

  it('is ended with the load', async () => {
    const ending = new AbortController();
    const running = run(endless, {}, ending.signal);
    await new Promise(done => {
      setTimeout(done, 500);
    });
    ending.abort(new Error('the load ends'));
    expect(await running).toBe('the load ends');
    expect(await readersRunning()).toEqual([]);
  });

  it('takes no more memory and disk than it may', async () => {
    const path = join(folder, 'many.parquet');
    writeParquet(
      path,
      `timestamp '2026-03-01' as BillingPeriodStart,
       timestamp '2026-04-01' as BillingPeriodEnd,
       timestamp '2026-03-05' as ChargePeriodStart,
       'Usage' as ChargeCategory, 'USD' as BillingCurrency,
       1 as BilledCost, 1 as EffectiveCost,
       md5(i::varchar) || md5((i * 7)::varchar) || md5((i * 3)::varchar) as ResourceId
       from range(700000) t(i)`,
    );
    const load = async (other: Partial<typeof limits>) => {
      const read = createBulkReader({
        ...limits,
        ...other,
        temporaryFolder: folder,
      });
      return outcomeOf(
        sink =>
          read?.({
            file: { name: 'a', path, content: 'parquet', digest: '', bytes: 0 },
            reading: {},
            sink,
          }) ?? Promise.resolve(),
      );
    };
    expect(
      await load({ memoryMegabytes: 160, temporaryMegabytes: 1 }),
    ).toMatchObject([{ code: 'storage-full', file: 'a' }]);
    expect(
      await load({ memoryMegabytes: 16, temporaryMegabytes: 1000 }),
    ).toMatchObject([{ code: 'memory-full', file: 'a' }]);
    expect(await readersRunning()).toEqual([]);
  });

  it('reads Parquet with instants, decimals and maps', async () => {
    const path = join(folder, 'bill.parquet');
    writeParquet(
      path,
      `timestamptz '2026-03-01 00:00:00+00' as BillingPeriodStart,
          timestamp '2026-04-01 00:00:00' as BillingPeriodEnd,
          timestamptz '2026-03-05 10:00:00+00' as ChargePeriodStart,
          timestamptz '2026-03-05 11:00:00+00' as ChargePeriodEnd,
          'Usage' as ChargeCategory, 'USD' as BillingCurrency,
          1.000000000000000001::decimal(38,18) as BilledCost,
          (0.1::double + i) as EffectiveCost,
          map {'owner': 'team-a\u2028\u2029'} as Tags
          from range(3) t(i)`,
    );
    const outcome = await outcomeOf(sink =>
      bulkReader()({
        file: { name: 'a', path, content: 'parquet', digest: '', bytes: 0 },
        // of other files of the source
        reading: { decimalComma: true },
        sink,
      }),
    );
    expect(outcome).toMatchObject({
      totals: [[{ billed: '3.000000000000000003', effective: '3.3', rows: 3 }]],
      charges: [expect.stringContaining('[["owner","team-a\u2028\u2029"]]')],
    });
    await writeFile(path, 'PAR1 and no more');
    expect(
      await outcomeOf(sink =>
        bulkReader()({
          file: { name: 'a', path, content: 'parquet', digest: '', bytes: 0 },
          reading: {},
          sink,
        }),
      ),
    ).toMatchObject([{ code: 'file-structure' }]);
  });
});
