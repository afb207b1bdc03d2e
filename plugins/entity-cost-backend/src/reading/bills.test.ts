import {
  type CostRow,
  decimalOfUnits,
  decimalText,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadingOptions } from './headerOf';
import { LoadRefused } from './LoadProblem';
import { readStoredFile } from './readStoredFile';
import { storeFile } from './storeFile';

/** Files in the forms of many makers, written from their documentation, with what they add up to. */
const bills = resolve(__dirname, '../__fixtures__/bills');
const FACTS = 'facts.tsv';

type Facts = {
  format: string;
  month: string;
  currency: string;
  billed: string;
  effective: string;
  /** Absent where no row has one. */
  list: string | null;
  /** The unit and what was used of it. */
  quantity?: [string, string];
  /** Of the first row. */
  tags?: Array<[string, string]>;
  days?: string[];
};

const known = readFileSync(join(bills, FACTS), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map(line => line.split('\t'))
  .map(([file, rows, facts, reading]) => ({
    file,
    rows: parseInt(rows, 10),
    facts: JSON.parse(facts) as Facts,
    reading: JSON.parse(reading) as ReadingOptions,
  }));

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entity-cost-bills-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(
  name: string,
  reading: ReadingOptions,
  content: Readable = createReadStream(join(bills, name)),
) {
  const rows: CostRow[] = [];
  const file = await storeFile({
    name,
    content,
    target: join(folder, name),
    limits: { bytes: 1e6, uncompressedBytes: 1e6 },
  });
  const { format } = await readStoredFile({
    file,
    reading,
    sink: row => rows.push(row),
  });
  return { rows, format };
}

it.each(known)('reads $file', async ({ file, rows: count, facts, reading }) => {
  const { rows, format } = await read(file, reading);
  const sum = (amounts: Array<bigint | null>) =>
    decimalText(
      decimalOfUnits(
        amounts.reduce<bigint>((all, one) => all + (one ?? 0n), 0n),
      ),
    );
  const found = rows.map(({ start }) => start.slice(0, 10));
  const unit = facts.quantity?.[0] ?? '';
  const used = rows.filter(row => row.unit === unit);
  const all = {
    format,
    month: [...new Set(rows.map(({ month }) => month))].join(),
    currency: [...new Set(rows.map(({ currency }) => currency))].join(),
    billed: sum(rows.map(({ billed }) => billed)),
    effective: sum(rows.map(({ effective }) => effective)),
    list: rows.some(row => row.list !== null)
      ? sum(rows.map(row => row.list))
      : null,
    quantity: [unit, sum(used.map(row => row.quantity))],
    tags: rows[0].tags,
    days: [...new Set(found)].sort(),
  };
  expect(rows).toHaveLength(count);
  expect(all).toMatchObject(facts);
});

it('knows the facts of each file', () => {
  const files = readdirSync(bills).filter(name => name !== FACTS);
  expect(known.map(({ file }) => file).sort()).toEqual(files.sort());
});

describe('what nothing says is not guessed', () => {
  const names = [
    'BilledCost',
    'EffectiveCost',
    'BillingCurrency',
    'BillingPeriodStart',
    'ChargePeriodStart',
    'ChargeCategory',
  ];
  const bill = (delimiter: string, ...amounts: Array<[string, string]>) =>
    [
      names,
      ...amounts.map(pair => [
        ...pair,
        'EUR',
        '2026-03-01',
        '2026-03-02',
        'Usage',
      ]),
    ]
      .map(cells => cells.map(cell => `"${cell}"`).join(delimiter))
      .join('\n');

  const outcomeOf = async (content: Buffer, reading: ReadingOptions = {}) => {
    try {
      const { rows } = await read('bill', reading, Readable.from([content]));
      return rows.map(({ billed }) => decimalText(billed)).join(' ');
    } catch (error) {
      if (error instanceof LoadRefused) return error.problems[0].code;
      throw error;
    }
  };

  it.each<[string, string, ReadingOptions, string]>([
    [
      'commas that could separate thousands',
      bill(';', ['1,234', '12,345']),
      {},
      'number-separator',
    ],
    [
      'the same, where the source says it',
      bill(';', ['1,234', '12,345']),
      { decimalComma: true },
      '1.234',
    ],
    [
      'a point beside decimal commas, where the source says it',
      bill(';', ['12,50', '1'], ['1.234', '1']),
      { decimalComma: true },
      'number-separator',
    ],
    [
      'a point alone, where the source says it',
      bill(';', ['1.5E3', '1']),
      { decimalComma: true },
      'number-separator',
    ],
    [
      'a constant beside decimal commas',
      bill(';', ['12,50', '1']),
      { decimalComma: true, constants: { ListCost: '1.5' } },
      '12.5',
    ],
    [
      'commas and points in one file',
      bill(';', ['1,25', '1'], ['1.25', '1']),
      {},
      'number-separator',
    ],
    [
      'points that separate thousands',
      bill(';', ['1.234,56', '1,5']),
      {},
      'number-separator',
    ],
    [
      'a comma for every delimiter, once one number can be nothing else',
      bill('\t', ['0,5', '1,234'], ['-7', '1,2E3']),
      {},
      '0.5 -7',
    ],
    ['commas between commas', bill(',', ['1,25', '1']), {}, 'number-separator'],
    ['bars', bill('|', ['1.25', '1']), {}, '1.25'],
    [
      'a column that is not there',
      bill(',', ['1.25', '1']),
      { columnsFrom: { ListCost: 'Cost', EffectiveCost: 'Net' } },
      'column-missing',
    ],
  ])('%s', async (_what, content, reading, expected) => {
    expect(await outcomeOf(Buffer.from(content), reading)).toBe(expected);
  });

  it.each([
    ['half a character', Buffer.from([0xff, 0xfe, 0x41]), 'file-encoding'],
    ['half a pair', Buffer.from([0xff, 0xfe, 0x00, 0xd8]), 'file-encoding'],
    [
      'four bytes a character',
      Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]),
      'file-encoding',
    ],
    ['one byte', Buffer.from([0xff]), 'file-encoding'],
  ])('refuses UTF-16 with %s', async (_what, content, expected) => {
    expect(await outcomeOf(content)).toBe(expected);
  });
});
