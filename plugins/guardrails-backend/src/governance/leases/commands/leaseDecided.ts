import type { DecisionListeners } from '../../approvals';
import { databaseTime } from '../../../base/database';
import type { Ledger } from '../../../record/ledger';
import type { Seals } from '../../../record/seals';
import { toLeaseRecord } from '../events/toLeaseRecord';

const reasons = {
  rejected: 'Not approved',
  superseded:
    'An upgrade changed how requests are identified. Request the access again.',
};

/** Notes in the same transaction what others decided about a lease. @internal */
export function leaseDecided(deps: {
  ledger: Ledger;
  seals: Seals;
}): DecisionListeners['lease'] {
  return async (transaction, { approval, state }) => {
    const now = await databaseTime(transaction);
    const [row] = await deps.seals.update(transaction, 'leases', {
      narrow: query => {
        query
          .where({ approval_id: approval })
          .whereNull('refused_at')
          .whereNull('intended_at')
          .whereNull('ended_at');
        // A consent that cannot be used any more is as good as none.
        if (state !== 'superseded') query.whereNull('consented_at');
      },
      change: () =>
        state === 'approved'
          ? { consented_at: now }
          : { refused_at: now, end_reason: reasons[state] },
    });
    if (!row) return;
    await deps.ledger.append(transaction, [
      toLeaseRecord(row, state === 'approved' ? 'consented' : 'refused'),
    ]);
  };
}
