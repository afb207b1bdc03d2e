import type { Announcement } from '../Outbox';

/** An announcement on its way: what was added, with what the outbox knows of it. @internal */
export type Delivery = {
  /** The same at every attempt and for every receiver. */
  id: string;
  /** RFC 3339, when it was written. */
  at: string;
  announcement: Announcement;
};

/**
 * Somebody who is told. `deliver` resolves once they have it and rejects where it has to be tried again;
 * the same delivery can arrive twice, never not at all.
 * @internal
 */
export interface Receiver {
  /** Names its rows in the database, so it must not change while any are there. */
  readonly id: string;
  wants(announcement: Announcement): boolean;
  /** Gives up when `signal` aborts: a receiver that hangs must hold nobody up. */
  deliver(delivery: Delivery, signal: AbortSignal): Promise<void>;
}
