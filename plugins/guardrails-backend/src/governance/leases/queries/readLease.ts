import type { Lease } from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../../identity/actors';
import type { ApprovalService } from '../../approvals';
import { noLease, type LeaseStore } from '../store/LeaseStore';

/**
 * A lease for those with a part in it: the person, the owner's side, those who are asked to consent, and those who
 * read for all teams.
 * @throws GuardrailsError `not-found`
 * @internal
 */
export async function readLease(
  deps: {
    store: Pick<LeaseStore, 'row' | 'lease'>;
    approvals: Pick<ApprovalService, 'get'>;
  },
  caller: Caller,
  id: string,
): Promise<Lease> {
  const { store, approvals } = deps;
  const row = await store.row(id);
  if (!row) throw noLease();
  const own =
    caller.reader ||
    row.person === caller.actor.ref ||
    (row.owner !== null && caller.ownership.includes(row.owner));
  if (!own) {
    if (row.approval_id === null) throw noLease();
    await approvals.get(caller, row.approval_id).catch(() => {
      throw noLease();
    });
  }
  return store.lease(id);
}
