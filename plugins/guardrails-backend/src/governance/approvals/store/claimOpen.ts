import type { Knex } from 'knex';
import type { Seals } from '../../../record/seals';
import type { ApprovalContext } from '../model/ApprovalContext';
import type { ApprovalRow } from '../model/rows';

/**
 * Takes the revision that everything was read at, of a request that is still open; nothing where somebody else
 * took it first.
 * @internal
 */
export async function claimOpen(
  transaction: Knex.Transaction,
  { found, at, seals }: { found: ApprovalContext; at: string; seals: Seals },
): Promise<ApprovalRow | undefined> {
  const { id, revision } = found.record.row;
  const [row] = await seals.update(transaction, 'approvals', {
    narrow: query =>
      query
        .where({ id, revision })
        .whereNull('closed_as')
        .whereNull('approved_at')
        .where('expires_at', '>', at),
    change: () => ({}),
  });
  return row;
}
