import {
  type BillingHeader,
  billingFormats,
  type ColumnConstants,
  type CostRow,
  detectFormat,
  focusFormat,
  readHeader,
  readRow,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { CsvError, parse } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { loadProblem, LoadRefused } from './LoadProblem';

/** What a source says about its files that is not in them. @internal */
export type ReadingOptions = {
  /** Id of the billing format; otherwise it is recognised by the columns. */
  format?: string;
  /** Values that are the same in every row. */
  constants?: ColumnConstants;
  /** Whether dates with slashes have the month first; otherwise the format says it. */
  monthFirst?: boolean;
};

/** Takes the charges of a file: a row, or the sum of `rows` rows that differ in nothing but amounts. @internal */
export type RowSink = (row: CostRow, rows: number) => void;

/** What is known of a file when it was read. @internal */
export type ReadFile = { format: string; gaps: readonly string[] };

/** Characters of a row, so that a quotation mark that is never closed does not fill the memory. */
const MAX_ROW = 4_194_304;

/** Reads a file of comma-separated values row by row. Throws `LoadRefused` at the first fault. @internal */
export async function readCsvFile(options: {
  name: string;
  path: string;
  reading: ReadingOptions;
  sink: RowSink;
  signal?: AbortSignal;
}): Promise<ReadFile> {
  const { name, path, reading, sink, signal } = options;
  const content = createReadStream(path, { signal, highWaterMark: 1_048_576 });
  const parser = content.pipe(
    parse({
      bom: true,
      info: true,
      max_record_size: MAX_ROW,
      relax_column_count: true,
      skip_empty_lines: true,
    }),
  );
  content.once('error', error => parser.destroy(error));
  let header: BillingHeader | undefined;
  try {
    for await (const entry of parser) {
      const { record, info }: { record: string[]; info: { lines: number } } =
        entry;
      if (header) {
        const read = readRow({ header, cells: record, line: info.lines });
        if (!read.ok) throw new LoadRefused([{ ...read.problem, file: name }]);
        sink(read.row, 1);
      } else {
        header = headerOf({ name, names: record, reading });
      }
    }
  } catch (error) {
    if (error instanceof CsvError) {
      const lines = 'lines' in error ? error.lines : undefined;
      throw new LoadRefused([
        loadProblem({
          code: 'file-structure',
          file: name,
          ...(typeof lines === 'number' ? { line: lines } : {}),
        }),
      ]);
    }
    throw error;
  } finally {
    content.destroy();
  }
  if (!header) {
    throw new LoadRefused([loadProblem({ code: 'file-empty', file: name })]);
  }
  return { format: header.format.id, gaps: header.conformance.missing };
}

/** The header of a file. A format that is not recognised is reported as what FOCUS lacks. @internal */
export function headerOf(options: {
  name: string;
  names: readonly string[];
  reading: ReadingOptions;
}): BillingHeader {
  const { name, names, reading } = options;
  const recognised =
    billingFormats.find(({ id }) => id === reading.format) ??
    detectFormat(names) ??
    focusFormat;
  const { monthFirst = recognised.monthFirst } = reading;
  const format = { ...recognised, monthFirst };
  const read = readHeader({ format, names, constants: reading.constants });
  if (!read.ok) {
    throw new LoadRefused(
      read.problems.slice(0, 50).map(problem => ({ ...problem, file: name })),
    );
  }
  return read.header;
}
