import type { DriftCheck } from '@backstage-guardrails/plugin-guardrails-common';
import { randomUUID } from 'node:crypto';
import type { IndexScan } from '../../../base/database';
import { addMilliseconds } from '../../../base/time';
import type { Caller } from '../../../identity/actors';
import type { DriftDeps } from '../DriftDeps';
import type { Applied, DriftOfTarget } from '../model/rows';
import { AT_REST, type DriftStore } from '../store/DriftStore';
import { failedCheck } from './failedCheck';
import { followTargets } from './followTargets';
import { lastApplied } from './lastApplied';
import { requirePoint } from './requirePoint';

/**
 * A check that says nothing for so long has died, and another one is let in. It is safe however long the first one lives:
 * it changes nothing, and what it reports is no longer taken.
 */
const ATTEMPT = 90 * 60_000;

/** So many are looked at; another caller takes those that this one does not. */
const BATCH = 20;

const DIED = 'The last check did not end.';

/**
 * Takes one target whose check is due, for the enforcement point that plans it. Not while a change of it is in progress,
 * and never two checks of one target: the condition is part of the update. The unique slot limits how many there are at
 * once, across all replicas.
 * @throws GuardrailsError `not-enforcement-point`
 * @internal
 */
export async function takeCheck(
  deps: Pick<
    DriftDeps,
    'access' | 'config' | 'enforcementPoints' | 'log' | 'store'
  >,
  caller: Caller,
): Promise<DriftCheck | undefined> {
  await requirePoint(deps, caller);
  const { config, store } = deps;
  if (!config.enabled) return undefined;
  await followTargets({ store, interval: config.interval });
  await endDied(deps);
  const now = await store.now();
  for (const row of await dueTargets(store, now)) {
    const applied = await comparedWith(deps, row);
    if ('reason' in applied) {
      await fail(deps, row, applied.reason);
    } else {
      const slot = await freeSlot(deps);
      if (slot === undefined) return undefined;
      const run = await take(store, { row, applied, slot, now });
      if (run !== undefined) {
        return {
          run,
          ref: row.target_ref,
          environment: row.environment,
          module: row.module,
          digest: applied.digest,
        };
      }
    }
  }
  return undefined;
}

/** Known until the target is changed, so that it outlasts what is kept of decisions. */
async function comparedWith(
  { store, log }: Pick<DriftDeps, 'log' | 'store'>,
  row: DriftOfTarget,
): Promise<Applied | { reason: string }> {
  return row.applied !== null && row.applied_revision === row.revision
    ? JSON.parse(row.applied)
    : lastApplied({ knex: store.knex, log }, row);
}

/**
 * Due by time; what had drifted or could not be looked at, and was changed since, is looked at next. Each along an index
 * of its own: as one condition they would be asked of every target.
 */
async function dueTargets(
  store: DriftStore,
  now: string,
): Promise<DriftOfTarget[]> {
  const scans: IndexScan[] = [
    query => query.where('target_drift.due_at', '<=', now),
    query =>
      query
        .where({ status: 'drifted', failure: null })
        .whereRaw('?? <> ??', ['checked_revision', 'targets.revision']),
    query =>
      query
        .whereNotNull('failed_revision')
        .whereRaw('?? <> ??', ['failed_revision', 'targets.revision']),
  ];
  const found: DriftOfTarget[][] = await Promise.all(
    scans.map(scan => {
      const query = store
        .ofTargets()
        .where('targets.state', 'active')
        .whereNull('target_drift.run_id')
        .orderBy('target_drift.due_at')
        .limit(BATCH);
      scan(query);
      return query;
    }),
  );
  const rows = new Map(found.flat().map(row => [row.target_id, row]));
  return [...rows.values()]
    .sort((one, other) => (one.due_at < other.due_at ? -1 : 1))
    .slice(0, BATCH);
}

async function freeSlot({
  config,
  store,
}: Pick<DriftDeps, 'config' | 'store'>): Promise<number | undefined> {
  const used: number[] = await store
    .knex('target_drift')
    .whereNotNull('slot')
    .pluck('slot');
  return Array.from({ length: config.concurrency }, (_, slot) => slot).find(
    slot => !used.includes(slot),
  );
}

/** Nothing where another caller has taken the target or the slot meanwhile. */
async function take(
  store: DriftStore,
  options: { row: DriftOfTarget; applied: Applied; slot: number; now: string },
): Promise<string | undefined> {
  const { row, applied, slot, now } = options;
  const { knex } = store;
  const run = randomUUID();
  const taken = await knex('target_drift')
    .where({ target_id: row.target_id, due_at: row.due_at })
    .whereNull('run_id')
    .whereNotExists(
      knex('target_drift as other').select(knex.raw('1')).where({ slot }),
    )
    .whereExists(
      knex('targets').select(knex.raw('1')).where({
        id: row.target_id,
        state: 'active',
        revision: row.revision,
      }),
    )
    .update({
      run_id: run,
      slot,
      run_at: now,
      run_until: addMilliseconds(now, ATTEMPT),
      run_revision: row.revision,
      attempts: row.attempts + 1,
      applied: JSON.stringify(applied),
      applied_revision: row.revision,
    })
    .catch(async error => {
      // Another caller took the slot at the same moment: its unique key let one of the two through.
      const used = await knex('target_drift').where({ slot }).first('slot');
      if (used) return 0;
      throw error;
    });
  return taken === 1 ? run : undefined;
}

/** A target that there is nothing to compare with is not planned at all. */
async function fail(
  { config, store }: Pick<DriftDeps, 'config' | 'store'>,
  row: DriftOfTarget,
  reason: string,
): Promise<void> {
  const now = await store.now();
  const attempts = row.attempts + 1;
  const { revision } = row;
  const { interval } = config;
  await store
    .knex('target_drift')
    .where({ target_id: row.target_id, due_at: row.due_at })
    .whereNull('run_id')
    .update({
      attempts,
      ...failedCheck({ attempts, reason, revision, now, interval }),
    });
}

async function endDied({
  config,
  store,
}: Pick<DriftDeps, 'config' | 'store'>): Promise<void> {
  const now = await store.now();
  const died: DriftOfTarget[] = await store
    .ofTargets()
    .where('run_until', '<=', now);
  for (const { target_id, run_id, run_revision, attempts } of died) {
    await store
      .knex('target_drift')
      .where({ target_id, run_id })
      .update({
        ...AT_REST,
        ...failedCheck({
          attempts,
          reason: DIED,
          revision: run_revision,
          now,
          interval: config.interval,
        }),
      });
  }
}
