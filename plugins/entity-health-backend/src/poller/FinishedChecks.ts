import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { HealthThresholds } from '@backstage-guardrails/plugin-entity-health-common';
import { databaseTime } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { type CheckResult, recordChecks } from '../database';

/** Checks in a transaction: what costs most of recording one is the way to the database. */
const BATCH = 200;

/**
 * Checks that are made and not recorded yet. They wait for the database as long as it takes: their claims may be over
 * then, but are void only once another check of the endpoint has been claimed, which says as much as they do.
 * @internal
 */
export class FinishedChecks {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #thresholds: HealthThresholds | undefined;
  /** By endpoint: the newest claim is the only one that can still hold. */
  readonly #waiting = new Map<string, CheckResult>();
  #refused = false;

  constructor(options: {
    knex: Knex;
    logger: LoggerService;
    thresholds?: HealthThresholds;
  }) {
    this.#knex = options.knex;
    this.#logger = options.logger;
    this.#thresholds = options.thresholds;
  }

  add(result: CheckResult): void {
    this.#waiting.set(result.endpoint.id, result);
  }

  /** How many wait. */
  count(): number {
    return this.#waiting.size;
  }

  /**
   * Records all that wait.
   * @throws what the database failed with, if it is away; what was not recorded still waits
   */
  async record(): Promise<void> {
    const results = [...this.#waiting.values()];
    for (let from = 0; from < results.length; from += BATCH) {
      const batch = results.slice(from, from + BATCH);
      try {
        await this.#write(batch);
      } catch (error) {
        await databaseTime(this.#knex);
        await this.#recordApart(batch, error);
      }
    }
  }

  /** The database is there and refuses the batch: one result that it does not take keeps none of the others waiting. */
  async #recordApart(
    batch: readonly CheckResult[],
    error: unknown,
  ): Promise<void> {
    let last = error;
    let refused = 0;
    for (const result of batch) {
      try {
        await this.#write([result]);
      } catch (refusal) {
        last = refusal;
        refused += 1;
      }
    }
    if (refused > 0 && !this.#refused) {
      this.#logger.warn(
        `The database does not take the results of ${refused} health checks. They are tried again.`,
        { error: stringifyError(last) },
      );
    }
    this.#refused = refused > 0;
  }

  async #write(results: readonly CheckResult[]): Promise<void> {
    await recordChecks(this.#knex, { results, thresholds: this.#thresholds });
    for (const result of results) {
      const { id } = result.endpoint;
      if (this.#waiting.get(id) === result) this.#waiting.delete(id);
    }
  }
}
