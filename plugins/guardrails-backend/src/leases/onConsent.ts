import { databaseTime } from '../database';
import type { LeaseRoom } from './LeaseRoom';
import { ledgerRecordOf } from './ledgerRecordOf';
import type { LeaseRow } from './rows';

const reasons = {
  rejected: 'Others did not consent',
  superseded:
    'An upgrade changed how requests are identified. Request the access again.',
};

/** Notes in the same transaction what others decided about a lease. @internal */
export function onConsent(
  room: Pick<LeaseRoom, 'ledger'> & {
    desk: Pick<LeaseRoom['desk'], 'onDecided'>;
  },
): void {
  room.desk.onDecided('lease', async (transaction, { approval, state }) => {
    const now = await databaseTime(transaction);
    const open = transaction<LeaseRow>('leases')
      .where({ approval_id: approval })
      .whereNull('refused_at')
      .whereNull('intended_at')
      .whereNull('ended_at');
    // A consent that cannot be used any more is as good as none.
    if (state !== 'superseded') open.whereNull('consented_at');
    const [row] = await open
      .update(
        state === 'approved'
          ? { consented_at: now }
          : { refused_at: now, end_reason: reasons[state] },
      )
      .returning('*');
    if (!row) return;
    await room.ledger.append(transaction, [
      ledgerRecordOf(row, state === 'approved' ? 'consented' : 'refused'),
    ]);
  });
}
