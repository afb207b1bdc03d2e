import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';

/** Waits until no other transaction changes what is summed up of a load. SQLite has one writer at a time anyway. @internal */
export async function lockSums(
  transaction: Knex,
  loadId: number,
): Promise<void> {
  if (isSqlite(transaction)) return;
  await transaction.raw('select pg_advisory_xact_lock(hashtext(?), ?)', [
    'entity-cost sums',
    loadId,
  ]);
}
