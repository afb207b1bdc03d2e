import { displayText } from '@backstage-guardrails/display-text';
import {
  type AllocationProblemCode,
  type BillingProblemCode,
} from '@backstage-guardrails/plugin-entity-cost-common';

/** Faults of files as a whole, of storage and of the reader. @internal */
export type LoadFaultCode =
  | 'file-empty'
  | 'file-too-large'
  | 'file-changed'
  | 'file-incomplete'
  | 'file-archive'
  | 'file-encoding'
  | 'file-structure'
  | 'rows-missing'
  | 'text-control'
  | 'amount-too-large'
  | 'charges-too-many'
  | 'reader-missing'
  | 'reader-failed'
  | 'reader-late'
  | 'storage-full'
  | 'memory-full'
  | 'source-unreachable'
  | 'source-refused'
  | 'source-moved'
  | 'source-changed'
  | 'source-empty'
  | 'load-interrupted'
  | 'load-inconsistent'
  | 'load-failed';

/** Why a load was refused or failed: which file, where in it, what it is, and what to do. @internal */
export type LoadProblem = {
  code: LoadFaultCode | BillingProblemCode | AllocationProblemCode;
  /** The name of the file, if it is of one. */
  file?: string;
  /** The line of the file, counted from 1; the row of a Parquet file. */
  line?: number;
  column?: string;
  /** Plain text, one sentence. */
  message: string;
  /** Plain text, one sentence: what to do. */
  fix: string;
};

const again = 'Export the file again and load it.';
const retry = 'It is tried again at the next check of the source.';

const texts: Record<LoadFaultCode, [message: string, fix: string]> = {
  'file-empty': ['The file is empty', again],
  'file-too-large': [
    'The file is larger than this portal loads',
    'Split the export into several files, or raise entityCost.limits.',
  ],
  'file-changed': ['The file changed while it was read', retry],
  'file-incomplete': [
    'The connection was closed before the whole file had arrived',
    'Send the file again; a source is tried again at its next check.',
  ],
  'file-archive': [
    'The compressed file is damaged, cut off or of another kind than gzip',
    'Upload the file again, uncompressed or as gzip.',
  ],
  'file-encoding': [
    'The text is neither UTF-8 nor UTF-16',
    'Export the file as UTF-8 without opening it in a spreadsheet.',
  ],
  'file-structure': [
    'The file is not separated values as RFC 4180 has them',
    'Export the file again with commas between values and quotation marks around texts.',
  ],
  'rows-missing': [
    'The files have no charges',
    'Check the export; a month without charges is not loaded.',
  ],
  'text-control': ['A text has a character with the code zero', again],
  'amount-too-large': [
    'A sum of charges is larger than 9,223,372,036,854 of its currency',
    'Check the amounts of the file.',
  ],
  'charges-too-many': [
    'The files have more than 2,000,000 different charges a day and resource',
    'Load each month from a source of its own, or export fewer details.',
  ],
  'reader-missing': [
    'Parquet and files of this size need DuckDB, which is not installed',
    'Install the package @duckdb/node-api, or export smaller files as CSV.',
  ],
  'reader-failed': ['The reader of the file stopped', again],
  'reader-late': [
    'The file was not read in time',
    'Split the export into several files, or raise entityCost.limits.readMinutes.',
  ],
  'storage-full': [
    'Temporary files are larger than this portal keeps',
    'Split the export into several files, or raise entityCost.limits.temporaryMegabytes.',
  ],
  'memory-full': [
    'Reading the file needs more memory than this portal gives it',
    'Split the export into several files, or raise entityCost.limits.memoryMegabytes.',
  ],
  'source-unreachable': ['The source cannot be reached', retry],
  'source-refused': [
    'The source refused the request',
    'Check the credentials of the source and what they may read.',
  ],
  'source-moved': [
    'The source answers with a redirect to another host, which is not followed',
    'Set the address of the file in entityCost.sources.',
  ],
  'source-changed': ['The source changes while it is read', retry],
  'source-empty': [
    'The source has no files',
    'Check the address in entityCost.sources and what the portal may read.',
  ],
  'load-interrupted': ['The load was interrupted', retry],
  'load-inconsistent': [
    'What was stored does not add up to the total of the files',
    'Load the file again; if that fails, report it with the log.',
  ],
  'load-failed': ['The load failed', 'See the log of the backend.'],
};

/** @internal */
export function loadProblem(options: {
  code: LoadFaultCode;
  file?: string;
  line?: number;
  column?: string;
  /** Appended to the sentence. */
  detail?: string;
}): LoadProblem {
  const { code, file, line, column, detail } = options;
  const [message, fix] = texts[code];
  return {
    code,
    ...(file === undefined ? {} : { file: displayText(file, 200) }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column: displayText(column, 100) }),
    message: `${message}${
      detail ? `: ${displayText(detail, 200).replace(/\.$/, '')}` : ''
    }.`,
    fix,
  };
}

/** Ends a load that must not become visible. @internal */
export class LoadRefused extends Error {
  readonly problems: readonly LoadProblem[];

  constructor(problems: readonly LoadProblem[]) {
    super(problems.map(({ code, message }) => `${code}: ${message}`).join(' '));
    this.name = 'LoadRefused';
    this.problems = problems;
  }
}

/** Problems that can be over at the next attempt, though no file has changed. */
const passing: ReadonlySet<string> = new Set<LoadFaultCode>([
  'file-changed',
  'file-incomplete',
  'reader-missing',
  'reader-failed',
  'reader-late',
  'storage-full',
  'memory-full',
  'source-unreachable',
  'source-refused',
  'source-moved',
  'source-changed',
  'source-empty',
  'load-interrupted',
  'load-inconsistent',
  'load-failed',
  // its limit is a setting
  'file-too-large',
]);

/** Whether the same files would be refused again for the same reason. @internal */
export function isLasting(problems: readonly { code: string }[]): boolean {
  return (
    problems.length > 0 && problems.every(({ code }) => !passing.has(code))
  );
}
