import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { Break } from '../signing';

/**
 * Whether the log in the database goes on from what was signed, and from what this process has seen of it. While it
 * does not, nothing is recorded: whatever was appended could never be signed, and there would be two histories.
 *
 * Two things tell: what anchors and this process hold of it, looked at from time to time, and the head itself, which
 * is read for every append and never gets smaller in one epoch.
 * @internal
 */
export class Continuity {
  readonly #seen = new WeakSet<Knex.Transaction>();
  #size = 0;
  #shrunk: Break | undefined;
  #contradicted: Break | undefined;

  /** What is wrong, where something is. */
  get broken(): Break | undefined {
    return this.#shrunk ?? this.#contradicted;
  }

  /** Takes in what a look at the checkpoints has found. */
  learn(found: Break | undefined): void {
    this.#contradicted = found;
  }

  /**
   * Looks at the head that a transaction has locked. What the same transaction appended before can still be undone, so
   * only its first look counts.
   * @throws {@link GuardrailsError} `ledger-broken`
   */
  require(transaction: Knex.Transaction, size: number): void {
    if (!this.#seen.has(transaction)) {
      this.#seen.add(transaction);
      // The lock is held: no one else can have appended since the head was read.
      this.#take(size, this.#size);
    }
    if (this.broken) throw refusal(this.broken);
  }

  /**
   * Begins a look outside of a transaction that appends. Call it before the head is read, and what it answers with the
   * size that was read: meanwhile others append, and their log is no loss of ours.
   */
  beginLook(): (size: number) => void {
    const before = this.#size;
    return size => this.#take(size, before);
  }

  /**
   * `before` is the size that was known when the head was read. A database that is put back has the old size again;
   * whether it is the same log is for the checkpoints to say.
   */
  #take(size: number, before: number): void {
    if (size < before) {
      this.#shrunk = {
        kind: 'behind',
        message: `The database has ${size} entries of the log, and had ${before} before. Was it restored from a backup? Then raise guardrails.ledger.epoch.`,
      };
    } else if (size >= this.#size) {
      this.#shrunk = undefined;
      this.#size = size;
    }
  }
}

function refusal({ message }: Break): GuardrailsError {
  return new GuardrailsError({
    code: 'ledger-broken',
    message: `Nothing is recorded until operators have looked at the ledger. ${message}`,
    retryAfter: 60,
  });
}
