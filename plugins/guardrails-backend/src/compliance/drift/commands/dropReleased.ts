import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { recordEvents } from '../../../record';
import { recordApplied } from '../../findings/commands/recordFindings';
import type { DriftDeps } from '../DriftDeps';
import { toDriftRecord } from '../events/toDriftRecord';
import type { DriftOfTarget } from '../model/rows';
import { scopeOf } from './scopeOf';

/** So many are looked at in a turn. */
const BATCH = 50;

/** A target that was removed has no drift, and its findings of drift end with it. @internal */
export async function dropReleased(
  deps: Pick<DriftDeps, 'store' | 'to'>,
): Promise<void> {
  const { store } = deps;
  const targets: string[] = await store
    .ofTargets()
    .clearSelect()
    .where('targets.state', 'released')
    .orderBy('target_id')
    .limit(BATCH)
    .pluck('target_id');
  for (const target of targets) {
    await store.transact(transaction => drop(deps, transaction, target));
  }
}

async function drop(
  { store, to }: Pick<DriftDeps, 'store' | 'to'>,
  transaction: Knex.Transaction,
  target: string,
): Promise<void> {
  // First the target, which is held from here on: claimed again, it is new to `followTargets`, and not before.
  const released = await transaction('targets')
    .where({ id: target, state: 'released' })
    .update({ followed: 0 });
  if (released !== 1) return;
  // Then what checks have seen, read with its lock: a report that is being written ends first, and what it has found ends
  // here.
  const row: DriftOfTarget | undefined = await store
    .ofTargets(transaction)
    .where({ target_id: target })
    .forUpdate()
    .first();
  if (!row) return;
  await transaction('target_drift').where({ target_id: target }).delete();
  if (row.status === null) return;
  const at = await databaseTime(transaction);
  await recordApplied(transaction, {
    scope: scopeOf(row),
    owner: row.owner ?? undefined,
    sightings: [
      {
        decision: row.decision_id ?? row.target_id,
        seenAt: at,
        findings: [],
        covers: () => 'absent',
        moves: new Map(),
      },
    ],
    moment: { at, by: row.target_id },
    imported: false,
  });
  if (row.status !== 'drifted') return;
  await recordEvents({
    transaction,
    to,
    events: [
      {
        entry: toDriftRecord(row, 'drift-ended', { removed: true }),
        announcements: [],
      },
    ],
  });
}
