import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  BillingReading,
  BillingSource,
} from '@backstage-guardrails/plugin-entity-cost-node';
import type { Knex } from 'knex';
import type { Readable } from 'node:stream';
import type { BulkReader, FileLimits } from '../reading';
import type { LoadTools } from './Attempt';
import type { LoadOutcome } from './LoadOutcome';
import { loadSource } from './loadSource';
import { LoadStore } from './LoadStore';
import { loadUpload } from './loadUpload';

/**
 * Loads billing data: reads files, sums them up exactly, and stores what they charge under loads that readers cannot see
 * yet. A fault of one file ends the whole attempt, because a total without that file would be a wrong total.
 *
 * One load at a time in this process, so that the memory of one load is the memory of loading.
 * @internal
 */
export class Loader {
  readonly #tools: LoadTools;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: {
    knex: Knex;
    logger: Pick<LoggerService, 'info' | 'warn' | 'error'>;
    limits: FileLimits;
    /** Where files are stored while they are read. */
    temporaryFolder: string;
    bulk?: BulkReader;
  }) {
    const { knex, logger, limits, temporaryFolder, bulk } = options;
    const store = new LoadStore(knex);
    this.#tools = { knex, store, logger, limits, temporaryFolder, bulk };
  }

  /** Loads what is new in a source. */
  async loadSource(
    source: BillingSource,
    options: { createdBy?: string; signal?: AbortSignal } = {},
  ): Promise<LoadOutcome> {
    return this.#inTurn(() => loadSource(this.#tools, { source, ...options }));
  }

  /**
   * Loads a file that is sent. It replaces the months that it has rows of. The stream stays open, because
   * closing that of a request would take its answer with it.
   */
  async loadUpload(options: {
    sourceId: string;
    name: string;
    content: Readable;
    reading?: BillingReading;
    createdBy?: string;
    signal?: AbortSignal;
  }): Promise<LoadOutcome> {
    return this.#inTurn(() => loadUpload(this.#tools, options));
  }

  async #inTurn(load: () => Promise<LoadOutcome>): Promise<LoadOutcome> {
    const turn = this.#last.then(load);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
