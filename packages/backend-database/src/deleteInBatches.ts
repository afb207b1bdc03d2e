import type { Knex } from 'knex';

const BATCH = 1000;

/**
 * Deletes rows, a thousand in a statement, so that nothing else waits for long. Ends early when the signal is aborted;
 * what is left is for the next time.
 * @returns how many rows were deleted
 * @public
 */
export async function deleteInBatches(
  knex: Knex,
  options: {
    table: string;
    /** The primary key of the table. */
    key: readonly string[];
    where: (query: Knex.QueryBuilder) => void;
    signal?: AbortSignal;
  },
): Promise<number> {
  const { table, key, where, signal } = options;
  let total = 0;
  while (!signal?.aborted) {
    const batch = knex(table).select(key).limit(BATCH);
    where(batch);
    const deleted = await knex(table).whereIn(key, batch).delete();
    total += deleted;
    if (deleted < BATCH) break;
  }
  return total;
}
