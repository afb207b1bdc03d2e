import type { Knex } from 'knex';
import type { Case } from '../loadCase';
import type { ApprovalRow } from '../rows';

/**
 * Takes the revision that everything was read at, of a request that is still open; nothing where somebody else
 * took it first.
 * @internal
 */
export async function claimOpen(
  transaction: Knex.Transaction,
  { found, at }: { found: Case; at: string },
): Promise<ApprovalRow | undefined> {
  const { id, revision } = found.record.row;
  const [row] = await transaction<ApprovalRow>('approvals')
    .where({ id, revision })
    .whereNull('closed_as')
    .whereNull('approved_at')
    .where('expires_at', '>', at)
    .update({ revision: revision + 1 })
    .returning('*');
  return row;
}
