import type { Knex } from 'knex';
import type { ApprovalRow } from './model/rows';

/**
 * Writes what follows where a request was approved, no longer is, or was used, in the transaction in which that happened.
 * `requests` are as they are afterwards.
 * @internal
 */
export interface ApprovalObserver {
  changed(
    transaction: Knex.Transaction,
    requests: ApprovalRow[],
  ): Promise<void>;
}
