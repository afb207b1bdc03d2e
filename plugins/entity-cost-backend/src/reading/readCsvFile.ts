import {
  type BillingHeader,
  type CostRow,
  readRow,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { CsvError } from 'csv-parse';
import { csvRecords, delimiterOf } from './csvRecords';
import { headerOf, type ReadingOptions } from './headerOf';
import { loadProblem, LoadRefused } from './LoadProblem';
import { usesDecimalComma } from './usesDecimalComma';

/** Takes the charges of a file: a row, or the sum of `rows` rows that differ in nothing but amounts. @internal */
export type RowSink = (row: CostRow, rows: number) => void;

/** What is known of a file when it was read. @internal */
export type ReadFile = { format: string; gaps: readonly string[] };

/** Reads a file of separated values row by row. Throws `LoadRefused` at the first fault. @internal */
export async function readCsvFile(options: {
  name: string;
  path: string;
  reading: ReadingOptions;
  sink: RowSink;
  signal?: AbortSignal;
}): Promise<ReadFile> {
  const { name, path, reading, sink, signal } = options;
  let header: BillingHeader | undefined;
  try {
    const delimiter = await delimiterOf(path);
    const decimalComma =
      reading.decimalComma ??
      (delimiter !== ',' &&
        (await usesDecimalComma({ name, path, reading, delimiter, signal })));
    for await (const { cells, line } of csvRecords(path, delimiter, signal)) {
      if (header) {
        const read = readRow({ header, cells, line });
        if (!read.ok) throw new LoadRefused([{ ...read.problem, file: name }]);
        sink(read.row, 1);
      } else {
        header = headerOf({
          name,
          names: cells,
          reading: { ...reading, decimalComma },
        });
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
  }
  if (!header) {
    throw new LoadRefused([loadProblem({ code: 'file-empty', file: name })]);
  }
  return { format: header.format.id, gaps: header.conformance.missing };
}
