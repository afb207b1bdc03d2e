import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';

/**
 * Whether there is the decision, which then stays until the transaction ends: a removal waits, and takes what the
 * transaction writes about it with it.
 * @internal
 */
export async function holdDecision(
  transaction: Knex.Transaction,
  id: string,
): Promise<boolean> {
  const held = transaction('decisions').where({ id });
  const row = await (isSqlite(transaction) ? held : held.forKeyShare()).first(
    'id',
  );
  return row !== undefined;
}
