import type { Knex } from 'knex';
import { isSqlite } from '../database';
import { retryOnConflict } from '../ledger';

/**
 * One transaction that is on disk when it resolves: what follows it asks another system for access, and a lost
 * record of that would be access that nobody knows of.
 * @internal
 */
export async function durably<Result>(
  knex: Knex,
  work: (transaction: Knex.Transaction) => Promise<Result>,
): Promise<Result> {
  return retryOnConflict(() =>
    knex.transaction(async transaction => {
      if (!isSqlite(knex)) {
        await transaction.raw(`set local synchronous_commit to on`);
      }
      return work(transaction);
    }),
  );
}
