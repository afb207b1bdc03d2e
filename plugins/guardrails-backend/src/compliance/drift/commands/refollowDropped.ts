import type { DriftStore } from '../store/DriftStore';

/**
 * Makes targets new to `followTargets` whose row was dropped without the mark: by a replica of an earlier version, which
 * knows no mark. Row and mark are otherwise written in one transaction, so one statement never sees half of it.
 * @internal
 */
export async function refollowDropped({
  knex,
}: Pick<DriftStore, 'knex'>): Promise<void> {
  await knex('targets')
    .where({ followed: 1 })
    .whereNotExists(
      knex('target_drift')
        .select(knex.raw('1'))
        .whereRaw('?? = ??', ['target_drift.target_id', 'targets.id']),
    )
    .update({ followed: 0 });
}
