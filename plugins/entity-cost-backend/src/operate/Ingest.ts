import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError, stringifyError } from '@backstage/errors';
import {
  type AllocationRule,
  EntityCostError,
  type RuleTrial,
} from '@backstage-guardrails/plugin-entity-cost-common';
import {
  type BillingSource,
  BillingSourceError,
} from '@backstage-guardrails/plugin-entity-cost-node';
import type { Knex } from 'knex';
import type { Readable } from 'node:stream';
import {
  type AllocationResult,
  Allocator,
  type CatalogState,
  tryAllocation,
} from '../allocation';
import { Loader, type LoadOutcome, LoadStore } from '../loads';
import { type BulkReader, type FileLimits, loadProblem } from '../reading';
import type { UploadSource } from '../sources';
import { SourceStore } from './SourceStore';

/** How often an allocation that others have overtaken is tried again. */
const TURNS = 3;

/** Loads billing data and puts it in force: what the schedule, uploads and routes do. @internal */
export class Ingest {
  readonly #knex: Knex;
  readonly #logger: Pick<LoggerService, 'info' | 'warn' | 'error'>;
  readonly #loader: Loader;
  readonly #allocator: Allocator;
  readonly #sources: ReadonlyMap<string, BillingSource>;
  readonly #uploads: ReadonlyMap<string, UploadSource>;
  readonly #store: SourceStore;
  readonly #readCatalog: () => Promise<CatalogState>;

  constructor(options: {
    knex: Knex;
    logger: Pick<LoggerService, 'info' | 'warn' | 'error'>;
    sources: readonly BillingSource[];
    uploads: readonly UploadSource[];
    readRules: () => Promise<readonly AllocationRule[]>;
    limits: FileLimits;
    temporaryFolder: string;
    bulk?: BulkReader;
    readCatalog: () => Promise<CatalogState>;
  }) {
    const { knex, readRules, readCatalog } = options;
    this.#knex = knex;
    this.#logger = options.logger;
    this.#loader = new Loader(options);
    this.#allocator = new Allocator({ knex, readRules, readCatalog });
    this.#sources = new Map(
      options.sources.map(source => [source.id, source] as const),
    );
    this.#uploads = new Map(
      options.uploads.map(source => [source.id, source] as const),
    );
    this.#store = new SourceStore(knex);
    this.#readCatalog = readCatalog;
  }

  /** Records the sources of the configuration. */
  async declareSources(): Promise<void> {
    await this.#store.declare([
      ...this.#sources.values(),
      ...this.#uploads.values(),
    ]);
  }

  /** Looks for new data in all sources, one after another. A source that fails does not stop the others. */
  async loadAll(signal?: AbortSignal): Promise<void> {
    await new LoadStore(this.#knex).failAbandoned();
    for (const id of this.#sources.keys()) {
      if (signal?.aborted) return;
      await this.load(id, { signal });
    }
  }

  /** Loads what is new in a source, and puts it in force. */
  async load(
    id: string,
    options: { createdBy?: string; signal?: AbortSignal } = {},
  ): Promise<LoadOutcome> {
    const source = this.#sources.get(id);
    if (!source) throw new NotFoundError(`No source has the id ${id}`);
    try {
      const outcome = await this.#loader.loadSource(source, options);
      await this.#store.checked(
        id,
        outcome.state === 'failed' ? outcome.problems[0] : undefined,
      );
      return await this.#enforce(id, outcome, options.signal);
    } catch (error) {
      const problem =
        error instanceof BillingSourceError
          ? loadProblem({ code: error.code, detail: error.message })
          : loadProblem({ code: 'load-failed' });
      this.#logger.warn('A source of billing data was not checked', {
        source: id,
        problem: problem.code,
        // the message of another error could have credentials
        ...(error instanceof BillingSourceError
          ? { error: error.message }
          : {}),
      });
      await this.#store.checked(id, problem);
      return { state: 'failed', problems: [problem] };
    }
  }

  /** Loads a file that a person sends, and puts it in force. It replaces the months that it has charges of. */
  async upload(options: {
    source: string;
    name: string;
    content: Readable;
    createdBy?: string;
    signal?: AbortSignal;
  }): Promise<LoadOutcome> {
    const { source: id, ...file } = options;
    const source = this.#uploads.get(id);
    if (!source) {
      throw new EntityCostError({
        code: 'source-unknown',
        message: `No files are sent to the source ${id}. Write one of these: ${[
          ...this.#uploads.keys(),
        ].join(', ')}.`,
      });
    }
    const { reading } = source;
    const outcome = await this.#loader.loadUpload({
      ...file,
      sourceId: id,
      reading,
    });
    await this.#store.checked(
      id,
      outcome.state === 'failed' ? outcome.problems[0] : undefined,
    );
    return this.#enforce(id, outcome, options.signal);
  }

  /** Allocates what is new, or all of it if rules or catalog have changed. */
  async allocate(signal?: AbortSignal): Promise<AllocationResult> {
    for (let turn = 1; ; turn += 1) {
      const result = await this.#allocator.run({ signal });
      if (result.state === 'done') {
        this.#logger.info('Costs are allocated', {
          run: result.run,
          loads: result.loads,
          reopened: result.reopened.join(' '),
        });
      }
      if (result.state !== 'overtaken' || turn === TURNS) return result;
    }
  }

  /** What other rules would have done to months that are loaded. */
  async tryRules(options: {
    months: readonly string[];
    before: readonly AllocationRule[];
    after: readonly AllocationRule[];
  }): Promise<RuleTrial> {
    const { catalog } = await this.#readCatalog();
    return tryAllocation(this.#knex, { ...options, catalog });
  }

  async #enforce(
    source: string,
    outcome: LoadOutcome,
    signal?: AbortSignal,
  ): Promise<LoadOutcome> {
    if (outcome.state !== 'loaded') return outcome;
    this.#logger.info('Billing data is loaded', {
      source,
      months: outcome.months.map(({ month }) => month).join(' '),
    });
    try {
      await this.allocate(signal);
    } catch (error) {
      // it is complete, and the next allocation puts it in force
      this.#logger.warn('Costs that are loaded were not allocated', {
        source,
        error: stringifyError(error),
      });
    }
    return outcome;
  }
}
