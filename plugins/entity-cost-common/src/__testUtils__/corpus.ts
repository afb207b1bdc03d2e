import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';

/** Real billing data with known answers, beside the checkout and no part of it: see the manifest there. */
const corpus = resolve(__dirname, '../../../../../shared/corpora/cost');
const facts = join(corpus, 'cost-facts.tsv');

export const corpusPresent = existsSync(facts);

export const withCorpus = corpusPresent ? describe : describe.skip;

export const skipReason = corpusPresent
  ? ''
  : ' (skipped: the corpora are not beside the project)';

type CorpusFact = {
  file: string;
  rows: number;
  columns: number;
  facts: Record<string, unknown>;
};

export function corpusFacts(): CorpusFact[] {
  if (!corpusPresent) return [];
  const [, ...lines] = readFileSync(facts, 'utf8').trim().split('\n');
  return lines
    .map(line => line.split('\t'))
    .map(([file, rows, columns, answers]) => ({
      file,
      rows: Number(rows),
      columns: Number(columns),
      facts: JSON.parse(answers),
    }));
}

export function readCorpus(file: string): string {
  return readFileSync(join(corpus, file), 'utf8');
}

export type CsvRecord = { cells: string[]; line: number };

/** The header and the rows of a CSV file, each row with the line on which it ends. */
export function readCsv(content: string): {
  names: string[];
  records: CsvRecord[];
} {
  const records: CsvRecord[] = [];
  parse(content, {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    on_record: (cells: string[], { lines }) => {
      records.push({ cells, line: lines });
      return null;
    },
  });
  const [header, ...rows] = records;
  return { names: header.cells, records: rows };
}
