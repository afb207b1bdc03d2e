import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { addMilliseconds } from '../../../base/time';

/** Removes days that are older than their retention. @internal */
export async function removeDays(
  knex: Knex,
  retention: number,
): Promise<number> {
  const now = await databaseTime(knex);
  return knex('insights_days')
    .where('day', '<', addMilliseconds(now, -retention).slice(0, 10))
    .delete();
}
