import type { Knex } from 'knex';
import { dayBefore, walkBack } from '../model/walkBack';

/** Days that are filled at first, from when findings were opened and resolved. */
const FIRST = 90;
const KEPT = 2 * 365;
/** Few enough for the variables of one statement on SQLite. */
const BATCH = 100;

type DayCount = { day: string; owner: string | null; count: number | string };

/**
 * Counts the day, and those that ended since it was last counted. Earlier days stay as they were counted.
 * @internal
 */
export async function countDays(
  transaction: Knex.Transaction,
  now: string,
): Promise<void> {
  const to = now.slice(0, 10);
  const first = dayBefore(to, FIRST - 1);
  const [{ last }] = await transaction('finding_days').max({ last: 'day' });
  const from: string = last !== null && last > first ? last : first;
  const opened = await countBy(transaction, { column: 'opened_at', from });
  const resolved = await countBy(transaction, { column: 'resolved_at', from });
  const open = await openNow(transaction);
  const owners = new Set([
    ...open.keys(),
    ...opened.keys(),
    ...resolved.keys(),
  ]);
  const none = new Map<string, number>();
  const days = [...owners].flatMap(owner =>
    walkBack({
      ...{ owner, from, to },
      openNow: open.get(owner) ?? 0,
      opened: opened.get(owner) ?? none,
      resolved: resolved.get(owner) ?? none,
    }),
  );
  await transaction('finding_days')
    .where('day', '>=', from)
    .orWhere('day', '<', dayBefore(to, KEPT))
    .delete();
  await transaction.batchInsert('finding_days', days, BATCH);
}

async function countBy(
  transaction: Knex.Transaction,
  options: { column: 'opened_at' | 'resolved_at'; from: string },
): Promise<Map<string | null, Map<string, number>>> {
  const { column, from } = options;
  const rows: DayCount[] = await transaction('findings')
    .select(transaction.raw('substr(??, 1, 10) as day', [column]), 'owner')
    .count({ count: '*' })
    .where(column, '>=', from)
    // What was resolved before it was deployed was never open.
    .whereNotNull('opened_at')
    .groupByRaw('1, 2');
  const owners = new Map<string | null, Map<string, number>>();
  for (const { day, owner, count } of rows) {
    const days = owners.get(owner) ?? new Map<string, number>();
    owners.set(owner, days.set(day, Number(count)));
  }
  return owners;
}

async function openNow(
  transaction: Knex.Transaction,
): Promise<Map<string | null, number>> {
  const rows: { owner: string | null; open: number | string }[] =
    await transaction('finding_cells')
      .select('owner')
      .sum({ open: 'open' })
      .groupBy('owner');
  return new Map(rows.map(({ owner, open }) => [owner, Number(open)]));
}
