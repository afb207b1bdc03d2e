import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  type ColumnConstants,
  type LoadTotal,
  microsOf,
  parseDecimal,
} from '@backstage-guardrails/plugin-entity-cost-common';
import {
  type BillingFile,
  type BillingSource,
  BillingSourceError,
} from '@backstage-guardrails/plugin-entity-cost-node';
import type { Knex } from 'knex';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import {
  type BulkReader,
  type FileLimits,
  isLasting,
  type LoadProblem,
  loadProblem,
  LoadRefused,
  type ReadFile,
  readStoredFile,
  type ReadingOptions,
  type RowSink,
  type StoredFile,
  storeFile,
} from '../reading';
import { ChargeTable } from './ChargeTable';
import { internSubjects } from './dictionary';
import { keepDays } from './keepDays';
import { type LoadedFile, LoadStore, type WrittenMonth } from './LoadStore';

/** What became of an attempt to load. @internal */
export type LoadOutcome =
  /** The same files are loaded already, or were refused before. */
  | { state: 'unchanged' }
  | { state: 'loaded'; months: WrittenMonth[] }
  | { state: 'failed'; loadId?: number; problems: readonly LoadProblem[] };

type Reading = ReadingOptions & { keepDays?: boolean };

type SourceFile = LoadedFile & { months: readonly string[] };

type Attempt = {
  sourceId: string;
  reading: Reading;
  /** The load and, when they are written, those of further months. */
  ids: number[];
  folder: string;
  table: ChargeTable;
  files: LoadedFile[];
  read?: ReadFile;
  signal: AbortSignal;
};

const HEARTBEAT = 30_000;

/**
 * Loads billing data: reads files, sums them up exactly, and stores what they charge under loads that readers cannot see
 * yet. A fault of one file ends the whole attempt, because a total without that file would be a wrong total.
 *
 * One load at a time in this process, so that the memory of one load is the memory of loading.
 * @internal
 */
export class Loader {
  readonly #knex: Knex;
  readonly #store: LoadStore;
  readonly #logger: Pick<LoggerService, 'info' | 'warn' | 'error'>;
  readonly #limits: FileLimits;
  readonly #temporaryFolder: string;
  readonly #bulk?: BulkReader;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: {
    knex: Knex;
    logger: Pick<LoggerService, 'info' | 'warn' | 'error'>;
    limits: FileLimits;
    /** Where files are stored while they are read. */
    temporaryFolder: string;
    bulk?: BulkReader;
  }) {
    this.#knex = options.knex;
    this.#store = new LoadStore(options.knex);
    this.#logger = options.logger;
    this.#limits = options.limits;
    this.#temporaryFolder = options.temporaryFolder;
    this.#bulk = options.bulk;
  }

  /** Loads what is new in a source. */
  async loadSource(
    source: BillingSource,
    options: { createdBy?: string; signal?: AbortSignal } = {},
  ): Promise<LoadOutcome> {
    return this.#inTurn(() => this.#loadSource(source, options));
  }

  /**
   * Loads a file that is sent. It replaces the months that it has rows of. The stream stays open, because
   * closing that of a request would take its answer with it.
   */
  async loadUpload(options: {
    sourceId: string;
    name: string;
    content: Readable;
    reading?: Reading;
    createdBy?: string;
    signal?: AbortSignal;
  }): Promise<LoadOutcome> {
    const { sourceId, name, content, createdBy, signal } = options;
    return this.#inTurn(() =>
      this.#attempt({
        sourceId,
        createdBy,
        signal,
        reading: options.reading ?? {},
        work: async attempt => {
          const stored = await this.#keep(
            attempt,
            { name, version: '' },
            content,
          );
          const digest = digestOf([stored.digest]);
          if (await this.#store.newestOf(sourceId, digest)) {
            return { state: 'unchanged' };
          }
          await this.#read(attempt, stored, (row, rows) =>
            attempt.table.add(row, rows),
          );
          if (attempt.table.months().length === 0) {
            throw new LoadRefused([
              loadProblem({ code: 'rows-missing', file: name }),
            ]);
          }
          return this.#write(attempt, { digest });
        },
      }),
    );
  }

  async #inTurn(load: () => Promise<LoadOutcome>): Promise<LoadOutcome> {
    const turn = this.#last.then(load);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #loadSource(
    source: BillingSource,
    options: { createdBy?: string; signal?: AbortSignal },
  ): Promise<LoadOutcome> {
    const { id: sourceId } = source;
    const signal = options.signal ?? new AbortController().signal;
    const listed = (await source.list({ signal })).map(file => ({
      ...file,
      version: shortVersion(file.version),
    }));
    const known = new Map(
      (await this.#store.sourceFiles(sourceId)).map(row => [row.name, row]),
    );
    const changed = listed.filter(
      ({ name, version }) => known.get(name)?.version !== version,
    );
    if (changed.length === 0) return { state: 'unchanged' };
    const attempted = digestOf(
      listed.map(({ name, version }) => `${name}\n${version}`),
    );
    const newest = await this.#store.newest(sourceId);
    if (
      newest?.state === 'failed' &&
      newest.digest === attempted &&
      isLasting(JSON.parse(newest.problems))
    ) {
      return { state: 'unchanged' };
    }
    return this.#attempt({
      sourceId,
      createdBy: options.createdBy,
      signal,
      attempted,
      reading: readingOf(source),
      work: async attempt => {
        const now = new Map<string, SourceFile>();
        // what has changed says which months are loaded again
        for (const file of changed) {
          const stored = await this.#take(attempt, file);
          const before = known.get(file.name);
          const same = before?.digest === stored.digest;
          const months = new Set<string>(same ? JSON.parse(before.months) : []);
          if (!same) {
            await this.#read(attempt, stored, (row, rows) => {
              months.add(row.month);
              attempt.table.add(row, rows);
            });
          }
          now.set(file.name, {
            ...loadedFile(file, stored),
            months: [...months].sort(),
          });
          await discard(attempt, stored);
        }
        const affected = new Set(attempt.table.months());
        const read = new Set(
          changed
            .filter(({ name }) => {
              const before = known.get(name);
              return before?.digest !== now.get(name)?.digest;
            })
            .map(({ name }) => name),
        );
        for (const file of listed.filter(({ name }) => !read.has(name))) {
          const before = known.get(file.name);
          const months: string[] = JSON.parse(before?.months ?? '[]');
          const digest = before?.digest ?? '';
          now.set(
            file.name,
            now.get(file.name) ?? {
              name: file.name,
              version: file.version,
              digest,
              bytes: 0,
              months,
            },
          );
          // a source that keeps its days has those of other files in the load before
          if (
            !attempt.reading.keepDays &&
            months.some(month => affected.has(month))
          ) {
            const stored = await this.#take(attempt, file);
            if (stored.digest !== digest) {
              throw new LoadRefused([
                loadProblem({ code: 'file-changed', file: file.name }),
              ]);
            }
            await this.#read(attempt, stored, (row, rows) => {
              if (affected.has(row.month)) attempt.table.add(row, rows);
            });
            await discard(attempt, stored);
          }
        }
        const sourceFiles = [...now.values()];
        if (affected.size === 0) {
          await this.#store.rememberFiles(sourceId, sourceFiles);
          return { state: 'unchanged' };
        }
        return this.#write(attempt, {
          digest: digestOf(attempt.files.map(({ digest }) => digest)),
          sourceFiles,
        });
      },
    });
  }

  /** Runs an attempt with a load of its own, which fails with what it throws. */
  async #attempt(options: {
    sourceId: string;
    createdBy?: string;
    reading: Reading;
    /** What is tried, so that it is not tried again and again. */
    attempted?: string;
    signal?: AbortSignal;
    work: (attempt: Attempt) => Promise<LoadOutcome>;
  }): Promise<LoadOutcome> {
    const { sourceId, createdBy, reading, attempted, work } = options;
    const id = await this.#store.begin({ sourceId, createdBy });
    const attempt: Attempt = {
      sourceId,
      reading,
      ids: [id],
      folder: await mkdtemp(join(this.#temporaryFolder, 'entity-cost-')),
      table: new ChargeTable(),
      files: [],
      signal: options.signal ?? new AbortController().signal,
    };
    const heartbeat = setInterval(() => {
      for (const alive of attempt.ids) {
        // the load ends without it if the database is away for long
        this.#store.alive(alive).catch(() => undefined);
      }
    }, HEARTBEAT);
    heartbeat.unref();
    try {
      const outcome = await work(attempt);
      if (outcome.state === 'unchanged') await this.#store.forget(id);
      return outcome;
    } catch (error) {
      const problems = this.#problemsOf(error, sourceId);
      this.#logger.warn('Billing data was not loaded', {
        source: sourceId,
        load: id,
        problems: problems.map(({ code }) => code).join(' '),
      });
      await this.#store.fail({
        ids: attempt.ids,
        problems,
        digest: attempted,
        files: attempt.files,
      });
      return { state: 'failed', loadId: id, problems };
    } finally {
      clearInterval(heartbeat);
      await rm(attempt.folder, { recursive: true, force: true });
    }
  }

  #problemsOf(error: unknown, sourceId: string): readonly LoadProblem[] {
    if (error instanceof LoadRefused) return error.problems;
    if (error instanceof BillingSourceError) {
      return [loadProblem({ code: error.code, detail: error.message })];
    }
    this.#logger.error('Loading billing data failed', {
      source: sourceId,
      error: stringifyError(error),
    });
    return [loadProblem({ code: 'load-failed' })];
  }

  async #take(attempt: Attempt, file: BillingFile): Promise<StoredFile> {
    const content = await file.open({ signal: attempt.signal });
    try {
      return await this.#keep(attempt, file, content);
    } finally {
      content.destroy();
    }
  }

  async #keep(
    attempt: Attempt,
    file: Omit<BillingFile, 'open'>,
    content: Readable,
  ): Promise<StoredFile> {
    const stored = await storeFile({
      name: file.name,
      content,
      path: file.path,
      target: join(attempt.folder, `${attempt.files.length}`),
      limits: this.#limits,
      signal: attempt.signal,
    });
    attempt.files.push(loadedFile(file, stored));
    return stored;
  }

  async #read(
    attempt: Attempt,
    file: StoredFile,
    sink: RowSink,
  ): Promise<void> {
    attempt.read = await readStoredFile({
      file,
      reading: attempt.reading,
      sink,
      bulk: this.#bulk,
      signal: attempt.signal,
    });
  }

  /** Stores what the files charge, compares it with the exact totals, and completes the loads of all months at once. */
  async #write(
    attempt: Attempt,
    options: { digest: string; sourceFiles?: readonly SourceFile[] },
  ): Promise<LoadOutcome> {
    const { sourceId, table, ids, reading } = attempt;
    const subjectIds = await internSubjects(this.#knex, table.subjects);
    const months: WrittenMonth[] = [];
    for (const month of table.months()) {
      const [first] = ids;
      const id =
        months.length === 0
          ? first
          : await this.#store.begin({ sourceId, month });
      if (id !== first) ids.push(id);
      await this.#store.setMonth(id, month);
      const charges = table.charges(month);
      await this.#store.addCharges(id, charges, subjectIds);
      await this.#store.addWorkloads(id, table.workloads(month), subjectIds);
      let totals = table.totals(month);
      await this.#compare(id, totals);
      if (reading.keepDays) {
        totals = await keepDays(this.#knex, {
          sourceId,
          month,
          id,
          days: new Set(charges.map(({ day }) => day)),
          totals,
        });
      }
      months.push({ id, month, totals });
    }
    await this.#store.complete({
      sourceId,
      months,
      format: attempt.read?.format ?? '',
      gaps: attempt.read?.gaps ?? [],
      rounded: table.rounded,
      digest: options.digest,
      files: attempt.files,
      sourceFiles: options.sourceFiles,
    });
    return { state: 'loaded', months };
  }

  async #compare(id: number, totals: readonly LoadTotal[]): Promise<void> {
    const stored = await this.#store.storedTotals(id);
    for (const total of totals) {
      const found = stored.get(total.currency);
      for (const column of ['billed', 'effective', 'list'] as const) {
        const parsed = parseDecimal(total[column]);
        if (!parsed.ok || found?.[column] !== microsOf(parsed.value)) {
          throw new LoadRefused([loadProblem({ code: 'load-inconsistent' })]);
        }
      }
    }
  }
}

function readingOf(source: BillingSource): Reading {
  const constants: ColumnConstants = source.reading?.constants ?? {};
  return { ...source.reading, constants };
}

function loadedFile(
  file: Omit<BillingFile, 'open'>,
  stored: StoredFile,
): LoadedFile {
  return {
    name: file.name,
    version: file.version,
    digest: stored.digest,
    bytes: stored.bytes,
  };
}

function shortVersion(version: string): string {
  return version.length > 200 ? digestOf([version]) : version;
}

function digestOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of [...parts].sort()) hash.update(`${part}\n`);
  return hash.digest('hex');
}

/** Frees the disk before the next file is stored. */
async function discard(attempt: Attempt, stored: StoredFile): Promise<void> {
  if (stored.path.startsWith(attempt.folder)) {
    await rm(stored.path, { force: true });
  }
}
