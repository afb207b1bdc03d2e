import { databaseTime, isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { type InForceRow } from '../database';
import type { NewestLoad } from './NewestLoad';

/** Days after its end on which a month counts as closed: providers correct their bills until then. */
const CLOSES_AFTER = 10 * 86_400_000;

/**
 * Puts loads and a run in force, all in one transaction. If something else was put in force since `before`, nothing is
 * changed: what was summed up may be older than that.
 * @returns the months that were closed and have other totals now, or undefined if nothing was changed
 * @internal
 */
export async function switchOver(
  knex: Knex,
  options: {
    before: readonly InForceRow[];
    loads: readonly NewestLoad[];
    run: number;
  },
): Promise<string[] | undefined> {
  const { before, loads, run } = options;
  return knex.transaction(async transaction => {
    if (!isSqlite(transaction)) {
      await transaction.raw('lock table in_force in share row exclusive mode');
    }
    const now = await transaction<InForceRow>('in_force').select();
    if (stateOf(now) !== stateOf(before)) return undefined;
    const time = await databaseTime(transaction);
    const reopened: string[] = [];
    for (const { sourceId, month, loadId } of loads) {
      const row = now.find(
        known => known.source_id === sourceId && known.month === month,
      );
      const corrected =
        row !== undefined &&
        row.load_id !== loadId &&
        time > endOf(month) + CLOSES_AFTER &&
        (await totalsOf(transaction, row.load_id)) !==
          (await totalsOf(transaction, loadId));
      if (corrected) reopened.push(month);
      await transaction<InForceRow>('in_force')
        .insert({
          source_id: sourceId,
          month,
          load_id: loadId,
          run_id: run,
          reopened_at: corrected ? time : row?.reopened_at ?? null,
          rolled_up_at: row?.load_id === loadId ? row.rolled_up_at : null,
        })
        .onConflict(['source_id', 'month'])
        .merge();
    }
    return reopened;
  });
}

function stateOf(rows: readonly InForceRow[]): string {
  return rows
    .map(row => [row.source_id, row.month, row.load_id, row.run_id].join(' '))
    .sort()
    .join('\n');
}

async function totalsOf(knex: Knex, loadId: number): Promise<string> {
  const rows = await knex('load_totals')
    .where({ load_id: loadId })
    .orderBy('currency')
    .select('currency', 'billed', 'effective', 'list');
  return JSON.stringify(rows);
}

/** The first instant after a month. */
function endOf(month: string): number {
  const [year, number] = month.split('-').map(part => parseInt(part, 10));
  return Date.UTC(year, number, 1);
}
