import type {
  BillingFile,
  BillingSource,
} from '@backstage-guardrails/plugin-entity-cost-node';
import type { SourceFileRow } from '../database';
import { isLasting, loadProblem, LoadRefused } from '../reading';
import { type Attempt, type LoadTools, runAttempt } from './Attempt';
import { digestOf } from './digestOf';
import { digestOfFile } from './digestOfFile';
import type { LoadOutcome } from './LoadOutcome';
import { readingMark } from './readingMark';
import { rememberFiles, type SourceFile, sourceFiles } from './sourceFiles';
import { storeMonths } from './storeMonths';
import { discardFile, loadedFile, readFile, takeFile } from './takeFile';
import { toReading } from './toReading';

/** What a source has now and what is known of it. */
type Listing = {
  listed: readonly BillingFile[];
  known: ReadonlyMap<string, SourceFileRow>;
};

/**
 * Loads what is new in a source: files that have changed say which months are loaded again, and those are read from all
 * files that have rows of them.
 * @internal
 */
export async function loadSource(
  tools: LoadTools,
  options: { source: BillingSource; createdBy?: string; signal?: AbortSignal },
): Promise<LoadOutcome> {
  const { source, createdBy } = options;
  const { id: sourceId } = source;
  const signal = options.signal ?? new AbortController().signal;
  const reading = toReading(source.reading);
  const mark = readingMark(reading);
  const listed = (await source.list({ signal })).map(file => ({
    ...file,
    version: versionOf(file.version, mark),
  }));
  const rows = await sourceFiles(tools.knex, sourceId);
  // what was read by other settings is not known: all of it is read again, because a month is read by one reading
  const isOther = ({ version }: SourceFileRow) => markOf(version) !== mark;
  const known = new Map(
    rows.filter(row => !isOther(row)).map(row => [row.name, row]),
  );
  const changed = listed.filter(
    ({ name, version }) => known.get(name)?.version !== version,
  );
  if (changed.length === 0) return { state: 'unchanged' };
  // versions have the reading: the same files can be right by another one
  const attempted = digestOf(
    listed.map(({ name, version }) => `${name}\n${version}`),
  );
  if (await wasRefused(tools, sourceId, attempted)) {
    return { state: 'unchanged' };
  }
  return runAttempt(tools, {
    sourceId,
    createdBy,
    signal,
    attempted,
    reading,
    work: async attempt => {
      const now = await readChanged(tools, attempt, { changed, known });
      const reread = rows.filter(row => now.has(row.name) && isOther(row));
      includeMonths(attempt, reread);
      if (attempt.table.months().length === 0) {
        const files = withUnchanged(now, { listed, known });
        await rememberFiles(tools.knex, sourceId, files);
        return { state: 'unchanged' };
      }
      // a source that keeps its days has those of other files in the load before
      if (!attempt.reading.keepDays) {
        await readAffected(tools, attempt, { listed, known, now });
      }
      return storeMonths(tools, attempt, {
        digest: digestOf(attempt.files.map(({ digest }) => digest)),
        sourceFiles: withUnchanged(now, { listed, known }),
      });
    },
  });
}

/** Loads the months that the files had by another reading, which may have none of their charges now. */
function includeMonths(attempt: Attempt, before: readonly SourceFileRow[]) {
  if (attempt.reading.keepDays) return;
  for (const { months } of before) {
    const list: string[] = JSON.parse(months);
    for (const month of list) attempt.table.include(month);
  }
}

/** Whether the same files were refused for what is in them. */
async function wasRefused(
  tools: LoadTools,
  sourceId: string,
  attempted: string,
): Promise<boolean> {
  const newest = await tools.store.newest(sourceId);
  return (
    newest?.state === 'failed' &&
    newest.digest === attempted &&
    isLasting(JSON.parse(newest.problems))
  );
}

/** Reads the files with a new version, but for those with the content that they had. */
async function readChanged(
  tools: LoadTools,
  attempt: Attempt,
  options: {
    changed: readonly BillingFile[];
    known: ReadonlyMap<string, SourceFileRow>;
  },
): Promise<Map<string, SourceFile>> {
  const now = new Map<string, SourceFile>();
  for (const file of options.changed) {
    const before = options.known.get(file.name);
    if (before && (await isUnchangedHere(tools, attempt, { file, before }))) {
      now.set(file.name, unchangedFile(file, before));
      continue;
    }
    const stored = await takeFile(tools, attempt, file);
    const same = before?.digest === stored.digest;
    const months = new Set<string>(same ? JSON.parse(before.months) : []);
    if (!same) {
      await readFile(tools, attempt, {
        stored,
        sink: (row, rows) => {
          months.add(row.month);
          attempt.table.add(row, rows);
        },
      });
    }
    now.set(file.name, {
      ...loadedFile(file, stored),
      months: [...months].sort(),
    });
    await discardFile(attempt, stored);
  }
  return now;
}

/** Reads from the other files the rows of the months that are loaded again. */
async function readAffected(
  tools: LoadTools,
  attempt: Attempt,
  options: Listing & { now: ReadonlyMap<string, SourceFile> },
): Promise<void> {
  const { listed, known, now } = options;
  const affected = new Set(attempt.table.months());
  for (const file of listed) {
    const before = known.get(file.name);
    const after = now.get(file.name);
    const isRead = after !== undefined && after.digest !== before?.digest;
    const months: string[] = JSON.parse(before?.months ?? '[]');
    if (!isRead && months.some(month => affected.has(month))) {
      const stored = await takeFile(tools, attempt, file);
      if (stored.digest !== before?.digest) {
        throw new LoadRefused([
          loadProblem({ code: 'file-changed', file: file.name }),
        ]);
      }
      await readFile(tools, attempt, {
        stored,
        sink: (row, rows) => {
          if (affected.has(row.month)) attempt.table.add(row, rows);
        },
      });
      await discardFile(attempt, stored);
    }
  }
}

/** The files that a source has: as they were taken in now, or as they are known. */
function withUnchanged(
  now: ReadonlyMap<string, SourceFile>,
  { listed, known }: Listing,
): SourceFile[] {
  return listed.map(
    file => now.get(file.name) ?? unchangedFile(file, known.get(file.name)),
  );
}

function unchangedFile(
  { name, version }: BillingFile,
  before: SourceFileRow | undefined,
): SourceFile {
  return {
    name,
    version,
    digest: before?.digest ?? '',
    bytes: 0,
    months: JSON.parse(before?.months ?? '[]'),
  };
}

/**
 * Whether a file of this machine was only written again. What it says was checked when it was loaded, so its digest is
 * enough. A file of another machine is taken in to know it.
 */
async function isUnchangedHere(
  tools: LoadTools,
  { signal }: Attempt,
  options: { file: BillingFile; before: SourceFileRow },
): Promise<boolean> {
  const { file, before } = options;
  if (file.path === undefined) return false;
  const limit = tools.limits.bytes;
  const digest = await digestOfFile(file.path, { limit, signal });
  return digest === before.digest;
}

const MARK = /^([0-9a-f]{16})@/;

/** The version of a file as it is read. */
function versionOf(version: string, mark: string): string {
  const text =
    MARK.test(version) || version.length > 180 ? digestOf([version]) : version;
  return mark ? `${mark}@${text}` : text;
}

/** How the file of a version was read. */
function markOf(version: string): string {
  return MARK.exec(version)?.[1] ?? '';
}
