import { readAllocations } from '@backstage-guardrails/plugin-entity-cost-common';
import { readFile } from 'node:fs/promises';
import { loadProblem, LoadRefused } from './LoadProblem';
import type { ReadingOptions } from './headerOf';
import { type ReadFile, readCsvFile, type RowSink } from './readCsvFile';
import type { StoredFile } from './storeFile';

/** Larger files are read by DuckDB. @internal */
const MAX_CSV_BYTES = 50 * 1_048_576;

/** Reads Parquet and large files. @internal */
export type BulkReader = (options: {
  file: StoredFile;
  reading: ReadingOptions;
  sink: RowSink;
  signal?: AbortSignal;
}) => Promise<ReadFile>;

/** Reads the charges of a stored file. Throws `LoadRefused` at the first fault. @internal */
export async function readStoredFile(options: {
  file: StoredFile;
  reading: ReadingOptions;
  sink: RowSink;
  /** Absent if DuckDB is not installed. */
  bulk?: BulkReader;
  signal?: AbortSignal;
}): Promise<ReadFile> {
  const { file, reading, sink, bulk, signal } = options;
  const { name, path } = file;
  const large = file.bytes > MAX_CSV_BYTES;
  if (file.content === 'json' || reading.format === 'opencost') {
    if (large) {
      throw new LoadRefused([
        loadProblem({ code: 'file-too-large', file: name }),
      ]);
    }
    return readOpenCost({ name, path, reading, sink });
  }
  if (file.content === 'parquet' || large) {
    if (!bulk) {
      throw new LoadRefused([
        loadProblem({ code: 'reader-missing', file: name }),
      ]);
    }
    return bulk({ file, reading, sink, signal });
  }
  return readCsvFile({ name, path, reading, sink, signal });
}

async function readOpenCost(options: {
  name: string;
  path: string;
  reading: ReadingOptions;
  sink: RowSink;
}): Promise<ReadFile> {
  const { name, path, reading, sink } = options;
  const read = readAllocations({
    answer: await readFile(path, 'utf8'),
    currency: reading.constants?.BillingCurrency ?? 'USD',
  });
  if (!read.ok) {
    throw new LoadRefused(
      read.problems.map(({ path: column, ...problem }) => ({
        ...problem,
        file: name,
        column,
      })),
    );
  }
  for (const row of read.rows) sink(row, 1);
  return { format: 'opencost', gaps: [] };
}
