import { databaseTime } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { lastDayOf } from './months';

const DAY = 86_400_000;

/**
 * The end of the last month of bills that no longer come: that of the source whose months ended first, where it is more
 * than so many days ago. A month counts to its end, because some bills have all of their charges on its first day. What was
 * uploaded is of no source that goes on; the newest month of all counts too, whatever it is from.
 * @internal
 */
export async function staleSince(
  knex: Knex,
  { days }: { days: number },
): Promise<string | undefined> {
  const now = await databaseTime(knex);
  const ends = (await newestMonths(knex, now)).map(({ month, configured }) => ({
    configured,
    end: lastDayOf(month),
  }));
  const newest = ends
    .map(({ end }) => end)
    .sort()
    .slice(-1);
  const oldest = new Date(now - days * DAY).toISOString().slice(0, 10);
  return ends
    .flatMap(({ configured, end }) => (configured ? end : []))
    .concat(newest)
    .sort()
    .find(end => end < oldest);
}

/** The newest month of each source that has costs, as of now: a bill of a month to come says nothing. */
async function newestMonths(
  knex: Knex,
  now: number,
): Promise<{ month: string; configured: boolean }[]> {
  const running = new Date(now).toISOString().slice(0, 7);
  const rows: { month: string; configured: boolean | number | null }[] =
    await knex({ force: 'in_force' })
      .leftJoin({ source: 'sources' }, 'source.id', 'force.source_id')
      .where('force.month', '<=', running)
      .groupBy('force.source_id', 'source.configured')
      .select('source.configured')
      .max({ month: 'force.month' });
  return rows.map(({ month, configured }) => ({
    month,
    configured: Boolean(configured),
  }));
}
