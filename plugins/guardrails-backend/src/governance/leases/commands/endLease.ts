import {
  GuardrailsError,
  leaseEndPermission,
  type Lease,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../../identity/actors';
import { databaseTime } from '../../../base/database';
import { durably } from '../../../record/ledger';
import { finishLease } from './finishLease';
import type { LeaseRoom } from '../LeaseRoom';
import { noLease } from '../store/LeaseStore';
import { ledgerRecordOf } from '../model/ledgerRecordOf';
import type { LeaseRow } from '../model/rows';

/** Ends a lease early: the person themselves, the owner's side, or whoever is told of break-glass. @internal */
export async function endLease(
  room: Pick<LeaseRoom, 'access' | 'config' | 'knex' | 'ledger' | 'logger' | 'outbox' | 'people' | 'providers' | 'seals' | 'store'>,
  caller: Caller,
  { id, reason }: { id: string; reason: string },
): Promise<Lease> {
  await room.access.require(leaseEndPermission, caller.credentials);
  const human = await room.people.human(caller);
  const row = await room.store.row(id);
  const sides = [row?.owner, ...room.config.tell];
  const may =
    row !== undefined &&
    (row.person === human.ref ||
      human.groups.some(group => sides.includes(group)));
  if (!may) throw noLease();
  const ending = await beginEnd(room, { id, reason, by: human.ref });
  if (!ending) {
    throw new GuardrailsError({
      code: 'lease-state',
      message: 'The lease is over.',
    });
  }
  if (ending.ended_at === null) await finishLease(room, ending);
  return room.store.lease(id);
}

/** Says on record that it ends; where no access was ever given, that is all there is to it. @internal */
export async function beginEnd(
  room: Pick<LeaseRoom, 'knex' | 'ledger' | 'seals'>,
  { id, reason, by }: { id: string; reason: string; by?: string },
): Promise<LeaseRow | undefined> {
  return durably(room.knex, async transaction => {
    const now = await databaseTime(transaction);
    const [row] = await room.seals.update(transaction, 'leases', {
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
    await room.ledger.append(transaction, [
      ledgerRecordOf(row, row.ended_at === null ? 'ending' : 'ended', {
        reason,
        by,
      }),
    ]);
    return row;
  });
}
