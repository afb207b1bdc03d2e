import type { Knex } from 'knex';
import { addUp, type Cell } from '../model/Cell';

/** Few enough for the variables of one statement on SQLite. */
const BATCH = 100;

/** Adds to what was counted. Each row is held to the end of the transaction, so two that add to one both count. @internal */
export async function addCells(
  transaction: Knex.Transaction,
  cells: readonly Cell[],
): Promise<void> {
  const sums = addUp(cells);
  for (let from = 0; from < sums.length; from += BATCH) {
    await transaction('insights_days')
      .insert(sums.slice(from, from + BATCH))
      .onConflict(['rule', 'day', 'measure', 'seconds', 'owner', 'environment'])
      .merge({
        number: transaction.raw('insights_days.number + excluded.number'),
      });
  }
}
