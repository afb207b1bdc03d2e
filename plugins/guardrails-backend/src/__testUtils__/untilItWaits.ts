import type { Knex } from 'knex';
import { setTimeout } from 'node:timers/promises';

/**
 * Until work waits for a lock that another transaction on the same PostgreSQL database holds, or has ended without. Nothing
 * else may be using the database meanwhile.
 */
export async function untilItWaits(
  knex: Knex,
  work: Promise<unknown>,
): Promise<void> {
  let ended = false;
  const end = () => {
    ended = true;
  };
  work.then(end, end);
  while (!ended) {
    const waiting = await knex('pg_stat_activity')
      .whereRaw('datname = current_database()')
      .where({ wait_event_type: 'Lock' })
      .first('pid');
    if (waiting) return;
    await setTimeout(10);
  }
}
