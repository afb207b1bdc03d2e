import { databaseTime } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { UPLOAD } from '../sources';
import { lastDayOf } from './months';

const DAY = 86_400_000;

/**
 * The end of the last month of bills that no longer come: that of the source whose months ended first, where it is more
 * than so many days ago. A month counts to its end, because some bills have all of their charges on its first day. What was
 * uploaded is of no source that goes on; the newest month of all counts too, whatever it is from. A configured source
 * without bills has none of the last so many days: it was never loaded, or its months are pruned.
 * @internal
 */
export async function staleSince(
  knex: Knex,
  { days }: { days: number },
): Promise<string | undefined> {
  const now = await databaseTime(knex);
  const running = new Date(now).toISOString().slice(0, 7);
  const oldest = new Date(now - days * DAY).toISOString().slice(0, 10);
  const months = await newestMonths(knex, running);
  const configured = await configuredSources(knex);
  const newest = [...months.values()].sort().slice(-1);
  const ended = configured
    .flatMap(source => months.get(source) ?? [])
    .concat(newest)
    .map(lastDayOf)
    .sort()
    .find(end => end < oldest);
  const isWithout = configured.some(source => !months.has(source));
  return ended ?? (isWithout ? oldest : undefined);
}

/** The newest month of each source that has costs, as of now: a bill of a month to come says nothing. */
async function newestMonths(
  knex: Knex,
  running: string,
): Promise<Map<string, string>> {
  const rows: { source_id: string; month: string }[] = await knex('in_force')
    .where('month', '<=', running)
    .groupBy('source_id')
    .select('source_id')
    .max({ month: 'month' });
  return new Map(rows.map(row => [row.source_id, row.month]));
}

/** Those whose bills go on. Uploads are declared with them. */
async function configuredSources(knex: Knex): Promise<string[]> {
  return knex('sources')
    .where({ configured: true })
    .whereNot({ kind: UPLOAD })
    .pluck('id');
}
