import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { HealthThresholds } from '@backstage-guardrails/plugin-entity-health-common';
import type { Knex } from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Credentials } from '../credentials';
import { type ClaimedEndpoint, EndpointStore } from '../database';
import { checkEndpoint, type HealthChecker } from './checkEndpoint';
import { FinishedChecks } from './FinishedChecks';
import { nextCheckAt } from './nextCheckAt';

/** Milliseconds between two turns, each of which records what is finished and starts what is due. */
const TICK = 300;

/** Milliseconds of a claim: longer than a check may take, with what recording it may wait for the database. */
const HOLD = 30_000;

/** Milliseconds from which a check is slow. */
const SLOW = 1_000;

const REPAIR_EVERY = 60_000;

/** Milliseconds by which the clock of the database seems to go back where only an answer was slow. */
const CLOCK_NOISE = 5_000;

/** How many checks run at a time. @internal */
export type PollerLimits = {
  /** Checks of this replica. */
  checks: number;
  /** Checks of this replica, beside the others, of endpoints whose last check took more than a second. */
  slowChecks: number;
  /** Checks of one host, of all replicas together. */
  perHost: number;
};

/** @internal */
export const defaultLimits: PollerLimits = {
  checks: 100,
  slowChecks: 200,
  perHost: 2,
};

type Lane = { slow: boolean; capacity: number; running: number };

/**
 * Checks what is due, in a loop in every replica. Each turn records all that is finished in one transaction, and claims all
 * that is due in another, so that the way to the database is paid once a turn and not once a check. Endpoints whose last
 * check was slow wait in a lane of their own, so that hosts that answer late or never take no turn of those that answer.
 *
 * A replica that dies leaves claims behind that end by themselves; one that stops gives them back.
 * @internal
 */
export class HealthPoller {
  readonly #knex: Knex;
  readonly #client: HealthChecker;
  readonly #credentials: Pick<Credentials, 'find'>;
  readonly #logger: LoggerService;
  readonly #tick: number;
  readonly #hold: number;
  readonly #perHost: number;
  readonly #finished: FinishedChecks;
  readonly #certificateWarningDays: number | undefined;
  readonly #onChecked: (milliseconds: number, status: string) => void;
  readonly #lanes: Lane[];
  readonly #stopped = new AbortController();
  readonly #running = new Set<Promise<void>>();
  /** Ended before their time, without a result. */
  readonly #ended: ClaimedEndpoint[] = [];
  #loop: Promise<void> | undefined;
  #waiting = false;
  #repairedAt = -Infinity;
  /** How far the clock of the database is before the one of this process, which never goes back. */
  #clock = -Infinity;

  constructor(options: {
    knex: Knex;
    client: HealthChecker;
    credentials: Pick<Credentials, 'find'>;
    logger: LoggerService;
    limits?: PollerLimits;
    thresholds?: HealthThresholds;
    certificateWarningDays?: number;
    /** Is told how long each check took. */
    onChecked?: (milliseconds: number, status: string) => void;
    /** Milliseconds between two turns. */
    tick?: number;
    /** Milliseconds of a claim. */
    hold?: number;
  }) {
    const { limits = defaultLimits } = options;
    this.#knex = options.knex;
    this.#client = options.client;
    this.#credentials = options.credentials;
    this.#logger = options.logger;
    this.#tick = options.tick ?? TICK;
    this.#hold = options.hold ?? HOLD;
    this.#perHost = limits.perHost;
    this.#finished = new FinishedChecks(options);
    this.#certificateWarningDays = options.certificateWarningDays;
    this.#onChecked = options.onChecked ?? (() => {});
    this.#lanes = [
      { slow: false, capacity: limits.checks, running: 0 },
      { slow: true, capacity: limits.slowChecks, running: 0 },
    ];
  }

  /** Starts the loop, once. */
  start(): void {
    this.#loop ??= this.#run();
  }

  /** Ends running checks without a result and gives their claims back, and records what is finished. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#loop;
    await Promise.all(this.#running);
    try {
      await this.#finished.record();
      if (this.#ended.length > 0) {
        await new EndpointStore(this.#knex).release(this.#ended.splice(0));
      }
    } catch (error) {
      this.#logger.warn(
        `${this.#finished.count()} health checks were not recorded. The endpoints are checked again.`,
        { error: stringifyError(error) },
      );
    }
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      try {
        if (performance.now() - this.#repairedAt > REPAIR_EVERY) {
          const hold = this.#hold;
          await new EndpointStore(this.#knex).repairSchedule({ hold });
          this.#repairedAt = performance.now();
        }
        await this.#finished.record();
        for (const lane of this.#lanes) await this.#claim(lane);
        this.#waiting = false;
      } catch (error) {
        if (!this.#waiting) {
          this.#logger.warn('Health checks wait for the database', {
            error: stringifyError(error),
          });
        }
        this.#waiting = true;
      }
      await sleep(this.#tick, undefined, { signal }).catch(() => {});
    }
  }

  async #claim(lane: Lane): Promise<void> {
    const limit = lane.capacity - lane.running;
    if (limit <= 0 || this.#stopped.signal.aborted) return;
    const { slow } = lane;
    const { now, endpoints } = await new EndpointStore(this.#knex).claim({
      limit,
      slow,
      perHost: this.#perHost,
      hold: this.#hold,
    });
    const claimedAt = performance.now();
    this.#watchClock(now - claimedAt);
    const time = () => now + Math.round(performance.now() - claimedAt);
    for (const endpoint of endpoints) {
      lane.running += 1;
      const check = this.#check(endpoint, time).finally(() => {
        lane.running -= 1;
        this.#running.delete(check);
      });
      this.#running.add(check);
    }
  }

  /** A clock that was set back has made all that is due due later: the schedule is repaired with the next turn. */
  #watchClock(clock: number): void {
    if (clock < this.#clock - CLOCK_NOISE) this.#repairedAt = -Infinity;
    this.#clock = clock;
  }

  /** Never rejects: what goes wrong ends with the claim. */
  async #check(endpoint: ClaimedEndpoint, time: () => number): Promise<void> {
    const { signal } = this.#stopped;
    try {
      const started = performance.now();
      const result = await checkEndpoint({
        client: this.#client,
        credentials: this.#credentials,
        endpoint,
        at: time(),
        signal,
        certificateWarningDays: this.#certificateWarningDays,
      });
      if (signal.aborted) {
        this.#ended.push(endpoint);
        return;
      }
      const duration = performance.now() - started;
      this.#onChecked(duration, result.check.status);
      const { dueAt, interval, state } = endpoint;
      const first = state.reason === 'not-checked-yet';
      this.#finished.add({
        endpoint,
        ...result,
        slow: duration > SLOW,
        nextAt: nextCheckAt({ dueAt, now: time(), interval, first }),
      });
    } catch (error) {
      this.#logger.warn('A health check was not made', {
        entity: endpoint.entityRef,
        error: stringifyError(error),
      });
    }
  }
}
