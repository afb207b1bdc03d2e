import type { Delivery, Subscriber } from '../../record/outbox';

/**
 * Somebody who is told. `deliver` resolves once they have it and rejects where it has to be tried again;
 * the same delivery can arrive twice, never not at all.
 * @internal
 */
export interface Receiver extends Subscriber {
  /** Gives up when `signal` aborts: a receiver that hangs must hold nobody up. */
  deliver(delivery: Delivery, signal: AbortSignal): Promise<void>;
}
