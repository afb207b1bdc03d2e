import type { Knex } from 'knex';
import { addMilliseconds } from '../../../base/time';
import type { DriftRow } from '../model/rows';
import type { DriftStore } from '../store/DriftStore';

/** So many new targets are taken up at once; the next turn takes the others. */
const BATCH = 500;
/** At most so many rows a statement. */
const ROWS = 50;

/**
 * Gives each new target that can be checked a first check. The first checks are spread over the interval by chance, so
 * an installation that switches drift on does not plan all it has at once, and stays spread afterwards.
 *
 * What is new is marked so on the target, because its id does not say it: a name that was released has the id that it had
 * when it is claimed again. Mark and row are written in one transaction that holds the target, here and where the row is
 * dropped (`dropReleased`). A replica of an earlier version knows no mark: what it drops is found by `refollowDropped`.
 * @internal
 */
export async function followTargets(deps: {
  store: DriftStore;
  interval: number;
  chance?: () => number;
}): Promise<void> {
  const { store, interval, chance = Math.random } = deps;
  const now = await store.now();
  const fresh: string[] = await store
    .knex('targets')
    .where({ followed: 0 })
    .whereIn('state', ['active', 'claimed'])
    .limit(BATCH)
    .pluck('id');
  for (let from = 0; from < fresh.length; from += ROWS) {
    const ids = fresh.slice(from, from + ROWS);
    await store.transact(async transaction => {
      const taken = await take(transaction, ids);
      if (taken.length === 0) return;
      await transaction<DriftRow>('target_drift')
        .insert(
          taken.map(id => ({
            target_id: id,
            due_at: addMilliseconds(now, Math.floor(interval * chance())),
            attempts: 0,
            drifted: 0,
            resources: '[]',
            violations: 0,
          })),
        )
        // A replica of an earlier version writes rows without the mark.
        .onConflict('target_id')
        .ignore();
    });
  }
}

/** Those that no other replica has taken up meanwhile. */
async function take(
  transaction: Knex.Transaction,
  ids: string[],
): Promise<string[]> {
  const taken: { id: string }[] = await transaction('targets')
    .whereIn('id', ids)
    .where({ followed: 0 })
    .update({ followed: 1 })
    .returning('id');
  return taken.map(({ id }) => id);
}
