import type { Knex } from 'knex';
import { setTimeout } from 'node:timers/promises';

/** Resolves once a transaction of this PostgreSQL database waits for what another one holds. */
export async function waitsForLock(knex: Knex): Promise<void> {
  for (;;) {
    const waiting = await knex('pg_stat_activity')
      .where({ wait_event_type: 'Lock' })
      .whereRaw('datname = current_database()')
      .first('pid');
    if (waiting) return;
    await setTimeout(10);
  }
}
