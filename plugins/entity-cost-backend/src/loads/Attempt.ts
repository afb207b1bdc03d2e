import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { BillingSourceError } from '@backstage-guardrails/plugin-entity-cost-node';
import type { Knex } from 'knex';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type BulkReader,
  type FileLimits,
  type LoadProblem,
  loadProblem,
  LoadRefused,
  type ReadFile,
  type ReadingOptions,
} from '../reading';
import { ChargeTable } from './ChargeTable';
import type { LoadOutcome } from './LoadOutcome';
import type { LoadStore } from './LoadStore';
import type { LoadedFile } from './sourceFiles';

/** What every load works with. @internal */
export type LoadTools = {
  knex: Knex;
  store: LoadStore;
  logger: Pick<LoggerService, 'info' | 'warn' | 'error'>;
  limits: FileLimits;
  temporaryFolder: string;
  bulk?: BulkReader;
};

/** @internal */
export type Reading = ReadingOptions & { keepDays?: boolean };

/** A load in progress. @internal */
export type Attempt = {
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

/** Runs an attempt with a load of its own, which fails with what it throws. @internal */
export async function runAttempt(
  tools: LoadTools,
  options: {
    sourceId: string;
    createdBy?: string;
    reading: Reading;
    /** What is tried, so that it is not tried again and again. */
    attempted?: string;
    signal?: AbortSignal;
    work: (attempt: Attempt) => Promise<LoadOutcome>;
  },
): Promise<LoadOutcome> {
  const { store, logger } = tools;
  const { sourceId, createdBy, reading, attempted, work } = options;
  const id = await store.begin({ sourceId, createdBy });
  const attempt: Attempt = {
    sourceId,
    reading,
    ids: [id],
    folder: await mkdtemp(join(tools.temporaryFolder, 'entity-cost-')),
    table: new ChargeTable(),
    files: [],
    signal: options.signal ?? new AbortController().signal,
  };
  const heartbeat = setInterval(() => {
    for (const alive of attempt.ids) {
      // the load ends without it if the database is away for long
      store.alive(alive).catch(() => undefined);
    }
  }, HEARTBEAT);
  heartbeat.unref();
  try {
    const outcome = await work(attempt);
    if (outcome.state === 'unchanged') await store.forget(id);
    return outcome;
  } catch (error) {
    const problems = problemsOf(error, { sourceId, logger });
    logger.warn('Billing data was not loaded', {
      source: sourceId,
      load: id,
      problems: problems.map(({ code }) => code).join(' '),
    });
    await store.fail({
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

function problemsOf(
  error: unknown,
  options: { sourceId: string; logger: LoadTools['logger'] },
): readonly LoadProblem[] {
  if (error instanceof LoadRefused) return error.problems;
  if (error instanceof BillingSourceError) {
    return [loadProblem({ code: error.code, detail: error.message })];
  }
  options.logger.error('Loading billing data failed', {
    source: options.sourceId,
    error: stringifyError(error),
  });
  return [loadProblem({ code: 'load-failed' })];
}
