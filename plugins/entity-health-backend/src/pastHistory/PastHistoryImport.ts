import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  PastHistory,
  PastHistorySource,
} from '@backstage-guardrails/plugin-entity-health-node';
import { databaseTime } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { PastHistoryStore } from '../database';

type ImportOptions = {
  knex: Knex;
  sources: readonly PastHistorySource[];
  logger: Pick<LoggerService, 'warn'>;
};

/** Asks sources for the history of endpoints that have none, each endpoint once while the process runs. @internal */
export class PastHistoryImport {
  readonly #asked = new Set<string>();

  readonly #options: ImportOptions;

  constructor(options: ImportOptions) {
    this.#options = options;
  }

  async run(signal?: AbortSignal): Promise<void> {
    const { knex, sources, logger } = this.#options;
    if (sources.length === 0) return;
    const store = new PastHistoryStore(knex);
    const until = await databaseTime(knex);
    const endpoints = await store.endpointsWithoutHours();
    for (const { id, ...endpoint } of endpoints) {
      if (signal?.aborted) return;
      if (this.#asked.has(id)) continue;
      this.#asked.add(id);
      try {
        for (const source of sources) {
          const history = await source.historyOf(endpoint, { until });
          if (history) await store.add(id, checked(history, until));
        }
      } catch (error) {
        logger.warn('The history of a health endpoint was not taken over', {
          entity: endpoint.entityRef,
          error: stringifyError(error),
        });
      }
    }
  }
}

/** What is still running is counted here: a span that is half told would be counted twice. */
function checked(history: PastHistory, until: number): PastHistory {
  const misplaced = history.rollups.find(
    ({ span, start }) => start % (span * 1000) !== 0,
  );
  if (misplaced) {
    throw new Error(
      `A rollup of ${misplaced.span} s begins at ${misplaced.start}, which is no multiple of its span.`,
    );
  }
  return {
    rollups: history.rollups.filter(
      ({ span, start }) => start + span * 1000 <= until,
    ),
    incidents: history.incidents.filter(
      ({ openedAt, closedAt }) => openedAt < closedAt && closedAt <= until,
    ),
  };
}
