import type { Knex } from 'knex';
import { isSqlite } from '../database';

/** @internal */
export type Column = {
  name: string;
  type: 'text' | 'bigint' | 'integer';
  values: readonly (string | number)[];
};

/**
 * Inserts many rows with one short statement and a binding for each column, not for each value: the statement is
 * the same for every number of rows, and a row costs nothing to compile.
 * @internal
 */
export async function insertColumns(
  transaction: Knex.Transaction,
  table: string,
  columns: Column[],
): Promise<void> {
  const [{ values }] = columns;
  if (values.length === 0) return;
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  if (isSqlite(transaction)) {
    const parts = columns.map((_, n) => `value ->> ${n}`).join(', ');
    const rows = values.map((_, row) => columns.map(c => c.values[row]));
    await transaction.raw(
      `insert into ${table} (${names}) select ${parts} from json_each(?)`,
      [JSON.stringify(rows)],
    );
  } else {
    const arrays = columns.map(({ type }) => `?::${type}[]`).join(', ');
    await transaction.raw(
      `insert into ${table} (${names}) select * from unnest(${arrays})`,
      columns.map(c => c.values) as Knex.RawBinding[],
    );
  }
}
