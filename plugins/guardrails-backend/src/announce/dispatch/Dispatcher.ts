import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import {
  claimDue,
  settle,
  type Claimed,
  type Ending,
} from '../../record/outbox';
import { Refused, type Receiver } from '../receivers';
import { backoff } from './backoff';
import { errorText } from './errorText';

/** Deliveries to one receiver at once. */
const BATCH = 10;

/** After so many attempts, some four hours after the first, a delivery is given up. */
const MAX_ATTEMPTS = 15;

/** A claim is held so much longer than a delivery may take. */
const MARGIN = 30_000;

/**
 * Tells receivers what the outbox holds, each in a loop of its own: one that hangs or refuses keeps its own
 * deliveries waiting and nobody else's.
 * @internal
 */
export class Dispatcher {
  readonly #knex: Knex;
  readonly #receivers: Receiver[];
  readonly #logger: LoggerService;
  readonly #timeout: number;
  readonly #stopped = new AbortController();
  readonly #running = new Map<string, Promise<void>>();
  readonly #again = new Set<string>();

  constructor(options: {
    knex: Knex;
    receivers: Receiver[];
    logger: LoggerService;
    /** Milliseconds a receiver has for one delivery. */
    timeout: number;
  }) {
    this.#knex = options.knex;
    this.#receivers = options.receivers;
    this.#logger = options.logger;
    this.#timeout = options.timeout;
  }

  /** Starts what is not running; what is running looks once more before it ends. */
  wake(): void {
    if (this.#stopped.signal.aborted) return;
    for (const receiver of this.#receivers) {
      if (this.#running.has(receiver.id)) {
        this.#again.add(receiver.id);
        continue;
      }
      this.#running.set(
        receiver.id,
        this.#serve(receiver).finally(() => this.#running.delete(receiver.id)),
      );
    }
  }

  /** Tells everything that is due now. */
  async run(): Promise<void> {
    this.wake();
    await Promise.all(this.#running.values());
  }

  /** Ends running deliveries; what was not told stays due. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.all(this.#running.values());
  }

  async #serve(receiver: Receiver): Promise<void> {
    try {
      do {
        this.#again.delete(receiver.id);
        while (await this.#tell(receiver));
      } while (this.#again.has(receiver.id) && !this.#stopped.signal.aborted);
    } catch (error) {
      // The database is away. The schedule comes back, and the rows are still there.
      this.#logger.warn('Announcements wait for the database', {
        receiver: receiver.id,
        error: errorText(error),
      });
    }
  }

  /** `true` where there can be more to tell at once. */
  async #tell(receiver: Receiver): Promise<boolean> {
    if (this.#stopped.signal.aborted) return false;
    const claimed = await claimDue(this.#knex, {
      receiver: receiver.id,
      limit: BATCH,
      hold: this.#timeout + MARGIN,
    });
    await Promise.all(
      claimed.map(async item =>
        settle(this.#knex, item, await this.#attempt(receiver, item)),
      ),
    );
    return claimed.length > 0;
  }

  async #attempt(
    receiver: Receiver,
    { row, delivery }: Claimed,
  ): Promise<Ending> {
    try {
      await within(
        AbortSignal.any([
          this.#stopped.signal,
          AbortSignal.timeout(this.#timeout),
        ]),
        signal => receiver.deliver(delivery, signal),
      );
      return { kind: 'delivered' };
    } catch (error) {
      const failure = errorText(error);
      if (this.#stopped.signal.aborted) {
        return { kind: 'again', after: 0, failure };
      }
      if (!(error instanceof Refused) && row.attempts < MAX_ATTEMPTS) {
        const after = backoff(row.attempts, Math.random);
        return { kind: 'again', after, failure };
      }
      this.#logger.error('An announcement was given up', {
        receiver: receiver.id,
        delivery: row.id,
        failure,
      });
      return { kind: 'dead', failure };
    }
  }
}

/** Not all receivers know how to give up: whatever they do, waiting for them ends. */
async function within(
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  signal.throwIfAborted();
  let stop = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    await Promise.race([work(signal), aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
