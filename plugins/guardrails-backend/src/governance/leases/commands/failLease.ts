import { databaseTime } from '../../../base/database';
import { withDurableTransaction } from '../../../record/ledger';
import { finishLease } from './finishLease';
import type { LeaseDeps } from '../LeaseDeps';
import { ledgerRecordOf } from '../model/ledgerRecordOf';
import type { LeaseRow } from '../model/rows';

/**
 * The start of a lease came to nothing: nobody saw a credential. Whatever the system has of it is taken back, now
 * or by the reconciler.
 * @internal
 */
export async function failLease(
  deps: Pick<
    LeaseDeps,
    'config' | 'knex' | 'ledger' | 'logger' | 'outbox' | 'providers' | 'seals'
  >,
  { id }: Pick<LeaseRow, 'id'>,
  reason: string,
): Promise<void> {
  const failed = await withDurableTransaction(deps.knex, async transaction => {
    const now = await databaseTime(transaction);
    const [row] = await deps.seals.update(transaction, 'leases', {
      narrow: query =>
        query.where({ id }).whereNull('started_at').whereNull('failed_at'),
      change: () => ({ failed_at: now, end_reason: reason, debtor: null }),
    });
    if (row) {
      await deps.ledger.append(transaction, [
        ledgerRecordOf(row, 'failed', { reason }),
      ]);
    }
    return row;
  });
  if (failed) await finishLease(deps, failed);
}
