import { databaseTime } from '../database';
import type { LeaseRoom } from './LeaseRoom';
import { ledgerRecordOf } from './ledgerRecordOf';
import type { LeaseRow } from './rows';

/** Notes in the same transaction what others decided about a lease. @internal */
export function onConsent(room: LeaseRoom): void {
  room.desk.onDecided('lease', async (transaction, { approval, state }) => {
    const now = await databaseTime(transaction);
    const [row] = await transaction<LeaseRow>('leases')
      .where({ approval_id: approval })
      .whereNull('consented_at')
      .whereNull('refused_at')
      .whereNull('ended_at')
      .update(
        state === 'approved'
          ? { consented_at: now }
          : { refused_at: now, end_reason: 'Others did not consent' },
      )
      .returning('*');
    if (!row) return;
    await room.ledger.append(transaction, [
      ledgerRecordOf(row, state === 'approved' ? 'consented' : 'refused'),
    ]);
  });
}
