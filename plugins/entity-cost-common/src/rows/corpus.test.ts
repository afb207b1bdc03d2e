import {
  type CsvRecord,
  corpusFacts,
  corpusPresent,
  readCorpus,
  readCsv,
  skipReason,
  withCorpus,
} from '../__testUtils__/corpus';
import { detectFormat, focusFormat } from '../formats';
import { decimalOfUnits, decimalText, parseDecimal } from '../money';
import { valueOf } from './compileSource';
import type { CostRow } from './costRow';
import { LoadTotals } from './loadTotals';
import { type ColumnConstants, readHeader } from './readHeader';
import { readRow } from './readRow';

const csvFacts = corpusFacts().filter(({ file }) => file.endsWith('.csv'));

/** The specification's own examples are excerpts: what the text around them says is given here. */
const excerpt: ColumnConstants = { BillingCurrency: 'USD' };

/** The totals that a column of a format is a part of. */
const totalOf: Record<string, 'billed' | 'effective' | 'list'> = {
  BilledCost: 'billed',
  EffectiveCost: 'effective',
  ListCost: 'list',
  'lineItem/UnblendedCost': 'billed',
  'pricing/publicOnDemandCost': 'list',
  'cost/myCost': 'effective',
  PreTaxCost: 'billed',
  costInUsd: 'billed',
  CostInBillingCurrency: 'billed',
  costInBillingCurrency: 'billed',
  costinbillingcurrency: 'billed',
};

/** Files that are refused, with the code: they are not what their format asks for. */
const refused: Record<string, string> = {
  // amounts such as "$50,000.00 "
  'simple_saas_agreements_a2.csv': 'number-currency',
  'simple_saas_agreements_c.csv': 'number-currency',
  // a row with a date and nothing else, for the byte order mark before it
  'BOM.csv': 'value-missing',
};

function exact(text: string): string {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.code}`);
  return decimalText(parsed.value);
}

function load(file: string) {
  const { names, records } = readCsv(readCorpus(file));
  const detected = detectFormat(names) ?? focusFormat;
  const scenario = file.startsWith('focus-scenarios/');
  const header = readHeader({
    // the examples of software as a service have dates as a spreadsheet shows them
    format: scenario ? { ...focusFormat, monthFirst: true } : detected,
    names,
    constants:
      names.includes('BillingCurrency') ||
      !/scenarios|VirtualMachine/.test(file)
        ? undefined
        : excerpt,
  });
  if (!header.ok) return { names, records, problems: header.problems };
  const rows: CostRow[] = [];
  for (const { cells, line } of records) {
    const read = readRow({ header: header.header, cells, line });
    if (!read.ok) return { names, records, problems: [read.problem] };
    rows.push(read.row);
  }
  return { names, records, rows, problems: [] };
}

type Comparison = { what: string; ours: unknown; theirs: unknown };

/** More than a decimal holds, so that a column with a text that is no number has no sum. */
const NO_NUMBER = 10n ** 39n;

const countedBy: Record<string, (row: CostRow) => string> = {
  'distinct ChargeCategory': row => row.category,
  'distinct BillingCurrency': row => row.currency,
  'distinct ProviderName': row => row.provider ?? '',
  'distinct ServiceCategory': row => row.serviceCategory ?? '',
  'distinct SubAccountId': row => row.subAccountId ?? '',
};

function textOf(units: bigint): string {
  return decimalText(decimalOfUnits(units));
}

function comparisons(options: {
  names: string[];
  records: CsvRecord[];
  rows: CostRow[];
  facts: Record<string, unknown>;
}): Comparison[] {
  const { names, records, rows, facts } = options;
  const total = (of: 'billed' | 'effective' | 'list') =>
    textOf(rows.reduce((sum, row) => sum + (row[of] ?? 0n), 0n));
  const summed = (column: string) => {
    const place = names.indexOf(column);
    return textOf(
      records.reduce((sum, { cells }) => {
        const parsed = parseDecimal(valueOf(cells[place]) ?? '0');
        return sum + (parsed.ok ? parsed.value : NO_NUMBER);
      }, 0n),
    );
  };
  const mapped = Object.entries(totalOf)
    .filter(([column]) => names.includes(column) && column !== 'costInUsd')
    .map(([column, of]) => ({
      what: `${column} as a total`,
      ours: total(of),
      theirs: summed(column),
    }));
  const known = Object.entries(facts).flatMap(
    ([what, answer]): Comparison[] => {
      const column = /^sum (.*)$/.exec(what)?.[1];
      if (column) {
        const theirs = exact(String(answer));
        const of = totalOf[column];
        return [
          { what, ours: summed(column), theirs },
          ...(of
            ? [{ what: `${what}, as a total`, ours: total(of), theirs }]
            : []),
        ];
      }
      if (countedBy[what]) {
        const values = rows.map(countedBy[what]);
        return Object.entries(answer as Record<string, number>).map(
          ([value, theirs]) => ({
            what: `${what} ${value}`,
            ours: values.filter(other => other === value).length,
            theirs,
          }),
        );
      }
      if (what !== 'top EffectiveCost by ServiceName') return [];
      return Object.entries(answer as Record<string, string>).map(
        ([service, cost]) => ({
          what: `${what} ${service}`,
          ours: textOf(
            rows
              .filter(row => (row.service ?? '') === service)
              .reduce((sum, row) => sum + row.effective, 0n),
          ),
          theirs: exact(cost),
        }),
      );
    },
  );
  return [...mapped, ...known];
}

withCorpus(`billing data of providers${skipReason}`, () => {
  it.each(csvFacts)('$file adds up to what is known of it', known => {
    const { names, records, rows = [], problems } = load(known.file);
    expect(records).toHaveLength(known.rows);
    expect(names).toHaveLength(known.columns);

    const code = refused[known.file.split('/').at(-1) ?? ''];
    expect(problems.map(problem => problem.code)).toEqual(code ? [code] : []);
    if (code) return;

    const compared = comparisons({ names, records, rows, facts: known.facts });
    expect(compared.map(({ what, ours }) => [what, ours])).toEqual(
      compared.map(({ what, theirs }) => [what, theirs]),
    );

    const totals = new LoadTotals();
    rows.forEach(row => totals.add(row));
    expect(totals.rounded).toBe(0);
    expect(
      totals.totals().reduce((count, total) => count + total.rows, 0),
    ).toBe(known.rows);
  });

  it('reads each file by the columns of its format', () => {
    const formats = csvFacts.map(
      ({ file }) => detectFormat(readCsv(readCorpus(file)).names)?.id,
    );
    expect(
      csvFacts.map(
        ({ file }, index) => `${file.split('/')[0]} ${formats[index]}`,
      ),
    ).toEqual(
      csvFacts.map(({ file }) => {
        const folder = file.split('/')[0];
        if (folder.startsWith('focus')) return `${folder} focus`;
        if (folder === 'azure-billing' || file.includes('ea-export')) {
          return `${folder} azure`;
        }
        return `${folder} ${file.includes('aws') ? 'aws-cur' : 'oci'}`;
      }),
    );
  });
});

// jest wants a test in a file whose only describe is skipped
it('knows the answers of the corpora, if they are there', () => {
  expect(csvFacts.length > 0).toBe(corpusPresent);
});
