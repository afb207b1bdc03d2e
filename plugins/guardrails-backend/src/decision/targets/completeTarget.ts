import type { Knex } from 'knex';
import type { TargetRow } from './rows';

/**
 * Ends the claim of a grant with the outcome that its enforcement point reports. Only a removal that was applied frees
 * the name: after a failed or unknown one something may exist. Where the claim was released before, nothing is left to
 * do. Answers the target that was removed.
 * @internal
 */
export async function completeTarget(
  transaction: Knex.Transaction,
  options: {
    grant: string;
    status: 'applied' | 'failed' | 'unknown';
    at: string;
  },
): Promise<TargetRow | undefined> {
  const { grant, status, at } = options;
  // Locked, so that it is changed as it is read: a release comes before it, and nothing is left to do, or after it. An end
  // that missed a release would say that a target was removed which the next change has claimed.
  const row = await transaction<TargetRow>('targets')
    .where({ grant_id: grant, state: 'claimed' })
    .forUpdate()
    .first();
  if (!row) return undefined;
  const removed = status === 'applied' && row.destroys === 1;
  await transaction<TargetRow>('targets')
    .where({ id: row.id, revision: row.revision })
    .update({
      state: removed ? 'released' : 'active',
      grant_id: null,
      destroys: 0,
      changed_at: at,
      revision: row.revision + 1,
    });
  return removed ? row : undefined;
}
