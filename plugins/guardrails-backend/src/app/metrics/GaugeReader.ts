import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { setTimeout } from 'node:timers/promises';
import { databaseTime } from '../../base/database';
import type { Gauge, Reading } from './Gauge';

type Round = {
  /** Until when what is read belongs to this collection. */
  until: number;
  readings: Map<string, Reading[]>;
  done: Promise<void>;
};

/**
 * Reads gauges one after another when metrics are collected, so that a collection takes one connection and never the
 * pool. A database that does not answer in time leaves gauges out, and the collection goes on with everything else;
 * while it hangs, no second round waits behind the first.
 * @internal
 */
export class GaugeReader {
  readonly #knex: Knex;
  readonly #gauges: Gauge[];
  readonly #logger: Pick<LoggerService, 'debug'>;
  readonly #timeout: number;
  #round: Round | undefined;

  constructor(options: {
    knex: Knex;
    gauges: Gauge[];
    logger: Pick<LoggerService, 'debug'>;
    /** Milliseconds for all of them. */
    timeout: number;
  }) {
    this.#knex = options.knex;
    this.#gauges = options.gauges;
    this.#logger = options.logger;
    this.#timeout = options.timeout;
  }

  /** What this gauge shows; empty where it could not be read. All callbacks of one collection share a round. */
  async readingsOf(name: string): Promise<Reading[]> {
    const round = (this.#round ??= this.#begin());
    const left = round.until - Date.now();
    if (left <= 0) return [];
    const ended = new AbortController();
    await Promise.race([
      round.done,
      setTimeout(left, undefined, { ref: false, signal: ended.signal }).catch(
        () => {},
      ),
    ]);
    ended.abort();
    return round.readings.get(name) ?? [];
  }

  #begin(): Round {
    const readings = new Map<string, Reading[]>();
    const done = this.#read(readings).finally(() => {
      this.#round = undefined;
    });
    return { until: Date.now() + this.#timeout, readings, done };
  }

  async #read(readings: Map<string, Reading[]>): Promise<void> {
    try {
      const now = await databaseTime(this.#knex);
      for (const gauge of this.#gauges) {
        readings.set(gauge.name, await this.#readOne(gauge, now));
      }
    } catch (error) {
      this.#logger.debug('Metrics could not be read', error as Error);
    }
  }

  async #readOne({ name, read }: Gauge, now: string): Promise<Reading[]> {
    try {
      return await read({ knex: this.#knex, now });
    } catch (error) {
      this.#logger.debug(
        `The metric ${name} could not be read`,
        error as Error,
      );
      return [];
    }
  }
}
