import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { addMilliseconds } from '../../../base/time';
import type { FindingRow } from '../store/rows';

/** How long it is kept after it was resolved, and a proposed one after it was last requested. */
const KEPT = 2 * 365 * 24 * 60 * 60 * 1000;
/** So many a statement: a long delete would make writers wait. */
const BATCH = 500;

/** Removes findings that ended two years ago. Those that are open stay, however old they are. @internal */
export async function removeClosed(knex: Knex): Promise<number> {
  const before = addMilliseconds(await databaseTime(knex), -KEPT);
  const resolved = await removeInBatches(knex, query =>
    query.where({ state: 'resolved' }).where('resolved_at', '<', before),
  );
  const proposed = await removeInBatches(knex, query =>
    query.where({ state: 'proposed' }).where('last_seen_at', '<', before),
  );
  return resolved + proposed;
}

async function removeInBatches(
  knex: Knex,
  narrow: (query: Knex.QueryBuilder<FindingRow>) => Knex.QueryBuilder,
): Promise<number> {
  for (let removed = 0; ; ) {
    const ids: string[] = await narrow(knex<FindingRow>('findings'))
      .orderBy('id')
      .limit(BATCH)
      .pluck('id');
    if (ids.length === 0) return removed;
    removed += await knex<FindingRow>('findings').whereIn('id', ids).delete();
  }
}
