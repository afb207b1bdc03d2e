import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { retryOnConflict } from './retryOnConflict';

/**
 * One transaction that is on disk when it resolves, done again where another replica took the ledger's head.
 * @internal
 */
export async function withDurableTransaction<Result>(
  knex: Knex,
  work: (transaction: Knex.Transaction) => Promise<Result>,
): Promise<Result> {
  return retryOnConflict(() =>
    knex.transaction(async transaction => {
      // Some installations trade durability for speed by default; what is acknowledged must be on disk.
      if (!isSqlite(knex)) {
        await transaction.raw(`set local synchronous_commit to on`);
      }
      return work(transaction);
    }),
  );
}
