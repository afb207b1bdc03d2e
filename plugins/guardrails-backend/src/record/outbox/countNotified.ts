import type { Knex } from 'knex';
import { databaseTime } from '../../base/database';

const PERIOD = 60 * 60_000;

/**
 * Counts a notification of somebody about a topic in the running hour and says how many that makes.
 * One statement, so that replicas count together.
 * @internal
 */
export async function countNotified(
  knex: Knex,
  recipient: string,
  topic: string,
): Promise<{ count: number; period: string }> {
  const now = Date.parse(await databaseTime(knex));
  const period = new Date(now - (now % PERIOD)).toISOString();
  const [{ count }] = await knex('notified')
    .insert({ recipient, topic, period, count: 1 })
    .onConflict(['recipient', 'topic', 'period'])
    .merge({ count: knex.raw('notified.count + 1') })
    .returning('count');
  return { count, period };
}
