import type {
  StateResource,
  TargetClaim,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { StoredDecision } from '../../decision/decisions';
import type { TargetRow } from '../../decision/targets';
import type { Caller } from '../../identity/actors';
import type { LedgerRecord } from '../../record/ledger';
import type { GrantRow } from './model/rows';

/** A change that is about to be carried out. @internal */
export type CarriedOut = {
  caller: Caller;
  grant: GrantRow;
  stored: StoredDecision;
  /** The input of the decision, as it was recorded. */
  recorded: Uint8Array;
  at: string;
};

/**
 * What redeeming a grant means for targets that end by themselves, in the transaction that redeems it.
 * @internal
 */
export interface SandboxClaims {
  /**
   * Lets a person pass; an enforcement point that acts by itself only with the end of a sandbox that it has taken.
   * @throws GuardrailsError `not-enforcement-point`, `sandbox-state`, `sandbox-foreign`, `sandbox-incomplete`
   */
  requireEnd(
    transaction: Knex.Transaction,
    change: CarriedOut & { claim?: TargetClaim },
  ): Promise<void>;
  /**
   * A target that was claimed with its lifetime begins it, or goes on with it.
   * @throws GuardrailsError `bad-request`, `sandbox-exists`, `sandbox-incomplete`
   */
  claimed(
    transaction: Knex.Transaction,
    change: CarriedOut & {
      claimed: TargetRow;
      destroys: boolean;
      /** What the enforcement point has read of the state. */
      state?: StateResource[];
    },
  ): Promise<LedgerRecord[]>;
  /** A change of a target failed, so that what it was to create may not exist. */
  failed(
    transaction: Knex.Transaction,
    change: {
      target: { ref: string; environment: string };
      recorded: Uint8Array;
    },
  ): Promise<LedgerRecord[]>;
}
