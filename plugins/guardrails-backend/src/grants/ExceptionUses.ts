import type {
  Snapshot,
  Target,
  Verdict,
} from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import type { LedgerRecord } from '../ledger';

/** A change that rests on exceptions, as it was judged when it was redeemed. @internal */
export type UseOfExceptions = {
  exceptions: string[];
  decision: string;
  verdict: Pick<Verdict, 'passed' | 'findings'>;
};

/** What deciding needs of exceptions. @internal */
export interface ExceptionBook {
  /**
   * Exceptions that are in force for a target at an instant, as one snapshot, kept under its digest so that
   * a decision can be replayed. Its cost grows with the exceptions of the target, not of the organisation.
   */
  snapshotFor(target: Target, instant: Date): Promise<Snapshot>;
  /**
   * Counts a use, in the transaction of the redemption. Answers what the ledger has to say of it.
   * @throws GuardrailsError `grant-no-longer-allowed` where an exception is used up or no longer in force, or the
   * change breaks the rule that is its compensating control
   */
  use(
    transaction: Knex.Transaction,
    request: UseOfExceptions,
  ): Promise<LedgerRecord[]>;
  /** People who asked for or granted these exceptions: authors of what rests on them. */
  authorsOf(
    exceptions: string[],
  ): Promise<{ person: string; duty: 'author' | 'approve' }[]>;
}
