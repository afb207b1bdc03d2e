import type { Knex } from 'knex';
import type { Seals } from '../../../record/seals';
import type { ApprovalRow, PartRow } from '../model/rows';
import { whereIsFor, whereIsForAnother } from './whereIsFor';

type NewRow = Omit<ApprovalRow, 'seal'>;

/** Requests that a new one puts an end to. @internal */
export type Closed = { expired: ApprovalRow[]; superseded: ApprovalRow[] };

/**
 * Makes room for a request about a change: an earlier one for the same change whose time is over is closed as
 * expired, and open ones of the same person for the same target, for other content, are superseded.
 * @internal
 */
export async function closeEarlier(
  transaction: Knex.Transaction,
  { row, seals }: { row: NewRow; seals: Seals },
): Promise<Closed> {
  if (row.subject_kind !== 'change') return { expired: [], superseded: [] };
  const expired = await seals.update(transaction, 'approvals', {
    narrow: query =>
      whereIsFor(
        query.where({ requester: row.requester, subject_kind: 'change' }),
        row.fingerprint,
      )
        .whereNull('closed_as')
        .where('expires_at', '<=', row.requested_at),
    change: () => ({
      closed_as: 'expired' as const,
      closed_at: row.requested_at,
      due_at: null,
    }),
  });
  // Without a target nobody can say that two requests are about one thing.
  const superseded =
    row.target_ref === null ? [] : await supersede(transaction, row, seals);
  await clearInboxes(transaction, [...expired, ...superseded]);
  return { expired, superseded };
}

async function supersede(
  transaction: Knex.Transaction,
  row: NewRow,
  seals: Seals,
): Promise<ApprovalRow[]> {
  const found = await seals.update(transaction, 'approvals', {
    narrow: query =>
      whereIsForAnother(
        query.where({
          requester: row.requester,
          subject_kind: 'change',
          target_ref: row.target_ref,
          environment: row.environment,
        }),
        row.fingerprint,
      )
        .whereNull('closed_as')
        .whereNull('approved_at')
        .where('expires_at', '>', row.requested_at),
    change: () => ({
      closed_as: 'superseded' as const,
      closed_at: row.requested_at,
      due_at: null,
    }),
  });
  return found.sort((a, b) => (a.id < b.id ? 1 : -1));
}

/** Nobody's word is wanted any more; inboxes say how it ended, so that they can be walked by that. @internal */
export async function clearInboxes(
  transaction: Knex.Transaction,
  rows: Pick<ApprovalRow, 'id' | 'closed_as'>[],
): Promise<void> {
  for (const { id, closed_as: closedAs } of rows) {
    await transaction<PartRow>('approval_parts')
      .where({ approval_id: id })
      .update({ waiting: 0, closed_as: closedAs });
  }
}
