import type { Lifetime } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import type { LedgerRecord } from '../../record/ledger';

/** A target that no longer exists, and how that is known. @internal */
export type RemovedTarget = {
  ref: string;
  environment: string;
  at: string;
  /** Who removed it, or says that it is gone. */
  by: string;
  /** The decision about its removal. */
  decision?: string;
};

/**
 * Which targets end by themselves. What is on record wins over what a request says, so that no second request moves the
 * end of what exists.
 * @internal
 */
export interface TargetLifetimes {
  /** The lifetime of a target that exists; `undefined` where it has none. */
  lifetimeOf(
    target: { ref: string; environment: string },
    transaction?: Knex.Transaction,
  ): Promise<Lifetime | undefined>;
  /** Ends the lifetime of a target that no longer exists; what it answers goes on the ledger with that. */
  removed(
    transaction: Knex.Transaction,
    target: RemovedTarget,
  ): Promise<LedgerRecord[]>;
}
