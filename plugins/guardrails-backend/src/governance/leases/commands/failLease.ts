import { databaseTime } from '../../../base/database';
import { durably } from '../../../record/ledger';
import { finishLease } from './finishLease';
import type { LeaseRoom } from '../LeaseRoom';
import { ledgerRecordOf } from '../model/ledgerRecordOf';
import type { LeaseRow } from '../model/rows';

/**
 * The start of a lease came to nothing: nobody saw a credential. Whatever the system has of it is taken back, now
 * or by the reconciler.
 * @internal
 */
export async function failLease(
  room: Pick<LeaseRoom, 'config' | 'knex' | 'ledger' | 'logger' | 'outbox' | 'providers' | 'seals'>,
  { id }: Pick<LeaseRow, 'id'>,
  reason: string,
): Promise<void> {
  const failed = await durably(room.knex, async transaction => {
    const now = await databaseTime(transaction);
    const [row] = await room.seals.update(transaction, 'leases', {
      narrow: query =>
        query.where({ id }).whereNull('started_at').whereNull('failed_at'),
      change: () => ({ failed_at: now, end_reason: reason, debtor: null }),
    });
    if (row) {
      await room.ledger.append(transaction, [
        ledgerRecordOf(row, 'failed', { reason }),
      ]);
    }
    return row;
  });
  if (failed) await finishLease(room, failed);
}
