import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';

/** @internal */
export type Column = {
  name: string;
  type: 'text' | 'bigint' | 'integer' | 'boolean';
  values: readonly (string | number | boolean | null)[];
};

/**
 * Inserts many rows with one short statement and a binding for each column, not for each value: the statement is
 * the same for every number of rows, and a row costs nothing to compile. Rows are written in their order. Nothing is
 * sent before it is awaited.
 * @internal
 */
export function insertColumns(
  transaction: Knex.Transaction,
  table: string,
  columns: Column[],
  /** What is done where a row is there already, as SQL: `on conflict ...`. */
  onConflict = '',
): Knex.Raw {
  const [{ values }] = columns;
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  if (isSqlite(transaction)) {
    const parts = columns.map((_, n) => `value ->> ${n}`).join(', ');
    const rows = values.map((_, row) => columns.map(c => c.values[row]));
    // Without a condition SQLite reads "on conflict" as that of a join.
    return transaction.raw(
      `insert into ${table} (${names}) select ${parts} from json_each(?) where true ${onConflict}`,
      [JSON.stringify(rows)],
    );
  }
  const arrays = columns.map(({ type }) => `?::${type}[]`).join(', ');
  return transaction.raw(
    `insert into ${table} (${names}) select * from unnest(${arrays}) ${onConflict}`,
    columns.map(c => c.values) as Knex.RawBinding[],
  );
}
