import {
  GuardrailsError,
  type Lease,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../../identity/actors';
import type { People } from '../../../identity/people';
import { databaseTime } from '../../../base/database';
import { finishLease } from './finishLease';
import type { AccessDeps } from '../AccessDeps';
import { noLease, type LeaseStore } from '../store/LeaseStore';
import { toLeaseRecord } from '../events/toLeaseRecord';
import type { LeaseRow } from '../model/rows';

/** Ends a lease early: the person themselves, the owner's side, or whoever is told of break-glass. @internal */
export async function endLease(
  deps: AccessDeps & { people: Pick<People, 'human'> },
  caller: Caller,
  { id, reason }: { id: string; reason: string },
): Promise<Lease> {
  const human = await deps.people.human(caller);
  const row = await deps.store.row(id);
  const sides = [row?.owner, ...deps.config.tell];
  const may =
    row !== undefined &&
    (row.person === human.ref ||
      human.groups.some(group => sides.includes(group)));
  if (!may) throw noLease();
  const ending = await beginEnd(deps.store, { id, reason, by: human.ref });
  if (!ending) {
    throw new GuardrailsError({
      code: 'lease-state',
      message: 'The lease has ended.',
    });
  }
  if (ending.ended_at === null) await finishLease(deps, ending);
  return deps.store.lease(id);
}

/** Says on record that it ends; where no access was ever given, that is all there is to it. @internal */
export async function beginEnd(
  store: LeaseStore,
  { id, reason, by }: { id: string; reason: string; by?: string },
): Promise<LeaseRow | undefined> {
  return store.transact(async transaction => {
    const now = await databaseTime(transaction);
    const row = await store.change(transaction, {
      narrow: query =>
        query
          .where({ id })
          .whereNull('refused_at')
          .whereNull('ended_at')
          .whereNull('ending_at'),
      change: lease => ({
        ending_at: now,
        end_reason: reason,
        ended_by: by ?? null,
        ended_at: lease.intended_at === null ? now : null,
      }),
    });
    if (!row) return undefined;
    await store.record(transaction, {
      entry: toLeaseRecord(row, row.ended_at === null ? 'ending' : 'ended', {
        reason,
        by,
      }),
      announcements: [],
    });
    return row;
  });
}
