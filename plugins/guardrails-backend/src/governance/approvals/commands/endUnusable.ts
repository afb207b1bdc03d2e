import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import type { ApprovalDeps } from '../ApprovalDeps';
import type {
  ApprovalRow,
  ClosedReason,
  ConsentRow,
  PartRow,
} from '../model/rows';
import { whyEnded } from '../model/whyEnded';
import { clearInboxes } from '../store/closeEarlier';
import { notifySubject } from './decided';

/**
 * Ends a request that nothing can come of any more, since what identifies its change is another by now. The requester
 * and all who were asked or consented learn why and what to do.
 * @internal
 */
export async function endUnusable(
  deps: Pick<ApprovalDeps, 'events' | 'listeners' | 'seals'>,
  transaction: Knex.Transaction,
  options: {
    narrow: (query: Knex.QueryBuilder, now: string) => void;
    reason: ClosedReason;
    /** For the ledger. */
    detail: (row: ApprovalRow) => Record<string, unknown>;
  },
): Promise<boolean> {
  const { narrow, reason, detail } = options;
  const now = await databaseTime(transaction);
  const [row] = await deps.seals.update(transaction, 'approvals', {
    narrow: query => narrow(query, now),
    change: () => ({
      closed_as: 'superseded' as const,
      closed_at: now,
      closed_reason: reason,
      due_at: null,
    }),
  });
  if (!row) return false;
  const concerned = await concernedBy(transaction, row);
  await clearInboxes(transaction, [row]);
  await notifySubject(deps, transaction, row, 'superseded');
  await deps.events.record(transaction, [
    {
      row,
      event: 'superseded',
      at: now,
      detail: { reason, ...detail(row) },
      notify: concerned,
      about: {
        title: 'Approval has to be requested again',
        description: whyEnded(row) ?? '',
      },
    },
  ]);
  return true;
}

/** The requester, whoever still had to decide, and whoever consented. */
async function concernedBy(
  transaction: Knex.Transaction,
  { id, requester }: ApprovalRow,
): Promise<string[]> {
  const waiting = await transaction<PartRow>('approval_parts')
    .where({ approval_id: id, waiting: 1 })
    .pluck('person');
  const consented = await transaction<ConsentRow>('approval_consents')
    .where({ approval_id: id })
    .whereNull('withdrawn_at')
    .pluck('person');
  return [...new Set([requester, ...waiting, ...consented])].sort();
}
