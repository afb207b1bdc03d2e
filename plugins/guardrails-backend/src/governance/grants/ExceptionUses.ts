import type { Verdict } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import type { LedgerRecord } from '../../record/ledger';

/** A change that rests on exceptions, as it was evaluated when it was redeemed. @internal */
export type UseOfExceptions = {
  exceptions: string[];
  decision: string;
  verdict: Pick<Verdict, 'passed' | 'findings'>;
};

/** What redeeming needs of exceptions. @internal */
export interface ExceptionUses {
  /**
   * Counts a use, in the transaction of the redemption. Answers what the ledger has to say of it.
   * @throws GuardrailsError `grant-no-longer-allowed` where an exception is used up or no longer in force, or the
   * change breaks the rule that is its compensating control
   */
  use(
    transaction: Knex.Transaction,
    request: UseOfExceptions,
  ): Promise<LedgerRecord[]>;
}
