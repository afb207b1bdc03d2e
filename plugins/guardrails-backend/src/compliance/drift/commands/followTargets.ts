import type { Knex } from 'knex';
import type { TargetRow } from '../../../decision/targets';
import { addMilliseconds } from '../../../base/time';
import type { DriftRow } from '../model/rows';
import type { DriftStore } from '../store/DriftStore';

/** So many new targets are taken up at once; the next turn takes the others. */
const BATCH = 500;

/**
 * Gives each target that can be checked a first check. The first checks are spread over the interval by chance, so an
 * installation that switches drift on does not plan all it has at once, and stays spread afterwards.
 * @internal
 */
export async function followTargets(deps: {
  store: DriftStore;
  interval: number;
  chance?: () => number;
}): Promise<void> {
  const { store, interval, chance = Math.random } = deps;
  const { knex } = store;
  const now = await store.now();
  const fresh: Pick<TargetRow, 'id'>[] = await knex('targets')
    .whereNot({ state: 'released' })
    .whereNotExists(known(knex))
    .orderBy('id')
    .limit(BATCH)
    .select('id');
  for (let from = 0; from < fresh.length; from += 50) {
    await knex<DriftRow>('target_drift')
      .insert(
        fresh.slice(from, from + 50).map(({ id }) => ({
          target_id: id,
          due_at: addMilliseconds(now, Math.floor(interval * chance())),
          attempts: 0,
          drifted: 0,
          resources: '[]',
          violations: 0,
        })),
      )
      .onConflict('target_id')
      .ignore();
  }
}

function known(knex: Knex): Knex.QueryBuilder {
  return knex('target_drift')
    .select(knex.raw('1'))
    .whereRaw('?? = ??', ['target_drift.target_id', 'targets.id']);
}
