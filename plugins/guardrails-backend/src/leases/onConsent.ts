import { databaseTime } from '../database';
import type { LeaseRoom } from './LeaseRoom';
import { ledgerRecordOf } from './ledgerRecordOf';

/** Notes in the same transaction what others decided about a lease. @internal */
export function onConsent(room: LeaseRoom): void {
  room.desk.onDecided('lease', async (transaction, { approval, state }) => {
    const now = await databaseTime(transaction);
    const [row] = await room.seals.update(transaction, 'leases', {
      narrow: query =>
        query
          .where({ approval_id: approval })
          .whereNull('consented_at')
          .whereNull('refused_at')
          .whereNull('ended_at'),
      change: () =>
        state === 'approved'
          ? { consented_at: now }
          : { refused_at: now, end_reason: 'Others did not consent' },
    });
    if (!row) return;
    await room.ledger.append(transaction, [
      ledgerRecordOf(row, state === 'approved' ? 'consented' : 'refused'),
    ]);
  });
}
