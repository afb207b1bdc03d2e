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
  const rows: DriftOfTarget[] = await store
    .ofTargets()
    .where('targets.state', 'released')
    .orderBy('target_id')
    .limit(BATCH);
  for (const row of rows) {
    await store.transact(transaction => drop(deps, transaction, row));
  }
}

async function drop(
  { to }: Pick<DriftDeps, 'to'>,
  transaction: Knex.Transaction,
  row: DriftOfTarget,
): Promise<void> {
  // First the target, which is held from here on: claimed again, it is new to `followTargets`, and not before.
  const released = await transaction('targets')
    .where({ id: row.target_id, state: 'released' })
    .update({ followed: 0 });
  if (released !== 1) return;
  const dropped = await transaction('target_drift')
    .where({ target_id: row.target_id })
    .delete();
  if (dropped !== 1 || row.status === null) return;
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
