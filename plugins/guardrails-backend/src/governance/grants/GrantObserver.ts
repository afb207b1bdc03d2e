import type { Knex } from 'knex';
import type { GrantRow } from './model/rows';

/** Writes what follows from the ends of changes, in the transaction that records them: each grant ends once. @internal */
export interface GrantObserver {
  ended(transaction: Knex.Transaction, grants: GrantRow[]): Promise<void>;
}
