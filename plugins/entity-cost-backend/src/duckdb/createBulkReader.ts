import { readRow } from '@backstage-guardrails/plugin-entity-cost-common';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type BulkReader,
  csvRecords,
  delimiterOf,
  headerOf,
  loadProblem,
  LoadRefused,
  type ReadFile,
  readCsvFile,
} from '../reading';
import { parquetColumns } from './parquetColumns';
import { type ReadingJob, readSums } from './readSums';
import { ReaderError, type ReaderLimits, runReader } from './runReader';

/** The reader of Parquet and large files, or undefined if DuckDB is not installed. @internal */
export function createBulkReader(
  limits: Omit<ReaderLimits, 'temporaryFolder'> & { temporaryFolder: string },
): BulkReader | undefined {
  const library = libraryPath();
  if (library === undefined) return undefined;
  return async ({ file, reading, sink, signal }) => {
    const temporaryFolder = await mkdtemp(
      join(limits.temporaryFolder, 'entity-cost-duckdb-'),
    );
    const job: ReadingJob = {
      library,
      file,
      reading,
      sink,
      limits: { ...limits, temporaryFolder },
      signal,
    };
    try {
      return file.content === 'parquet'
        ? await readParquet(job)
        : await readLargeCsv(job);
    } finally {
      await rm(temporaryFolder, { recursive: true, force: true });
    }
  };
}

/** It is an optional dependency, and loaded in the process that reads only. */
function libraryPath(): string | undefined {
  try {
    return require.resolve('@duckdb/node-api');
  } catch {
    return undefined;
  }
}

async function readLargeCsv(job: ReadingJob): Promise<ReadFile> {
  const { file, reading, sink, signal } = job;
  const { name, path } = file;
  const byRow = () => readCsvFile({ name, path, reading, sink, signal });
  const plain = (await delimiterOf(path)) === ',' && !reading.decimalComma;
  if (!plain) return byRow();
  const names = await firstRecord(path);
  const columns = names.map((_, place) => `'c${place}': 'VARCHAR'`).join(', ');
  const from = `read_csv(${quoted(path)}, auto_detect = false, header = true,
    delim = ',', quote = '"', escape = '"', nullstr = '', strict_mode = true,
    max_line_size = 4194304, columns = {${columns}})`;
  return (await readSums({ ...job, names, from })) ?? byRow();
}

async function readParquet(job: ReadingJob): Promise<ReadFile> {
  const { file, sink } = job;
  // the texts of its numbers are those of DuckDB
  const reading = { ...job.reading, decimalComma: false };
  const found: string[][] = [];
  try {
    await runReader({
      ...job,
      name: file.name,
      path: file.path,
      statements: [],
      queries: [
        {
          sql: `select column_name, column_type
            from (describe select * from read_parquet(${quoted(file.path)}))`,
          row: cells => found.push(cells.map(cell => cell ?? '')),
        },
      ],
    });
  } catch (error) {
    if (!(error instanceof ReaderError)) throw error;
    throw new LoadRefused([
      loadProblem({ code: 'file-structure', file: file.name }),
    ]);
  }
  const names = found.map(([name]) => name);
  const from = `(select ${parquetColumns(found)}
    from read_parquet(${quoted(file.path)}))`;
  const added = await readSums({ ...job, reading, names, from });
  if (added) return added;
  const header = headerOf({ name: file.name, names, reading });
  let line = 0;
  try {
    await runReader({
      ...job,
      name: file.name,
      path: file.path,
      statements: [],
      queries: [
        {
          sql: `select * from ${from}`,
          row: cells => {
            line += 1;
            const read = readRow({ header, cells, line });
            if (!read.ok) {
              throw new LoadRefused([{ ...read.problem, file: file.name }]);
            }
            sink(read.row, 1);
          },
        },
      ],
    });
  } catch (error) {
    if (!(error instanceof ReaderError)) throw error;
    throw new LoadRefused([
      loadProblem({ code: 'file-structure', file: file.name }),
    ]);
  }
  return { format: header.format.id, gaps: header.conformance.missing };
}

async function firstRecord(path: string): Promise<string[]> {
  for await (const { cells } of csvRecords(path, ',')) return cells;
  return [];
}

function quoted(path: string): string {
  return `'${path.replaceAll("'", "''")}'`;
}
