import { databaseTime } from '../../../base/database';
import { finishLease } from './finishLease';
import type { AccessDeps } from '../AccessDeps';
import { toLeaseRecord } from '../events/toLeaseRecord';
import type { LeaseRow } from '../model/rows';

/**
 * The start of a lease came to nothing: nobody saw a credential. Whatever the system has of it is taken back, now
 * or by the reconciler.
 * @internal
 */
export async function failLease(
  deps: AccessDeps,
  { id }: Pick<LeaseRow, 'id'>,
  reason: string,
): Promise<void> {
  const { store } = deps;
  const failed = await store.transact(async transaction => {
    const now = await databaseTime(transaction);
    const row = await store.change(transaction, {
      narrow: query =>
        query.where({ id }).whereNull('started_at').whereNull('failed_at'),
      change: () => ({ failed_at: now, end_reason: reason, debtor: null }),
    });
    if (row) {
      await store.record(transaction, {
        entry: toLeaseRecord(row, 'failed', { reason }),
        announcements: [],
      });
    }
    return row;
  });
  if (failed) await finishLease(deps, failed);
}
