import {
  headerOf,
  loadProblem,
  LoadRefused,
  type ReadFile,
  type ReadingOptions,
  type RowSink,
  type StoredFile,
} from '../reading';
import { groupQuery } from './groupQuery';
import { planColumns } from './planColumns';
import { ReaderError, type ReaderLimits, runReader } from './runReader';
import { RowsNeeded, SumsReader } from './SumsReader';

/** A file to be read by DuckDB. @internal */
export type ReadingJob = {
  /** The path of the library. */
  library: string;
  file: StoredFile;
  reading: ReadingOptions;
  sink: RowSink;
  limits: ReaderLimits;
  signal?: AbortSignal;
};

/**
 * Reads a file as sums, by the same rules as rows. What charges are for and their days are read before the first sum is
 * passed on, so that a file is passed on by sums or by rows and never by both; the sums themselves are passed on as they
 * come, because a file can have many of them. Undefined if the file has to be read by rows.
 * @internal
 */
export async function readSums(
  job: ReadingJob & { names: readonly string[]; from: string },
): Promise<ReadFile | undefined> {
  const { file, names, from, reading } = job;
  const header = headerOf({ name: file.name, names, reading });
  const roles = planColumns(header);
  if (!roles) return undefined;
  const { statements, subjects, days, sums } = groupQuery({ from, roles });
  const reader = new SumsReader({ header, roles, sink: job.sink });
  try {
    await runReader({
      ...job,
      name: file.name,
      path: file.path,
      statements,
      queries: [
        { sql: subjects, row: cells => reader.readSubject(cells) },
        { sql: days, row: cells => reader.readDay(cells) },
        { sql: sums, row: cells => reader.readSums(cells) },
      ],
    });
  } catch (error) {
    if (!(error instanceof RowsNeeded || error instanceof ReaderError)) {
      throw error;
    }
    if (!reader.hasPassedOn) return undefined;
    // reading rows as well would count twice what is passed on already
    throw new LoadRefused([
      loadProblem({ code: 'reader-failed', file: file.name }),
    ]);
  }
  return { format: header.format.id, gaps: header.conformance.missing };
}
