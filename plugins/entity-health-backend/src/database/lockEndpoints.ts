import type { Knex } from 'knex';
import type { EndpointRow } from './EndpointRow';

type Locked = Pick<EndpointRow, 'id' | 'claimed_by' | 'removed_at'>;

/**
 * Locks endpoints until the end of the transaction, in one order, so that no two transactions that change several of them
 * wait for each other. SQLite has one writer at a time.
 * @internal
 */
export async function lockEndpoints(
  transaction: Knex,
  ids: readonly string[],
): Promise<Locked[]> {
  return transaction<EndpointRow>('endpoints')
    .select('id', 'claimed_by', 'removed_at')
    .whereIn('id', [...ids])
    .orderBy('id')
    .forUpdate();
}
