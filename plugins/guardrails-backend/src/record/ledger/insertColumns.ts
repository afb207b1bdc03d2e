import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';

/** @internal */
export type Column = {
  name: string;
  type: 'text' | 'bigint' | 'integer';
  values: readonly (string | number)[];
};

/**
 * Inserts many rows with one short statement and a binding for each column, not for each value: the statement is
 * the same for every number of rows, and a row costs nothing to compile. Nothing is sent before it is awaited.
 * @internal
 */
export function insertColumns(
  transaction: Knex.Transaction,
  table: string,
  columns: Column[],
): Knex.Raw {
  const [{ values }] = columns;
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  if (isSqlite(transaction)) {
    const parts = columns.map((_, n) => `value ->> ${n}`).join(', ');
    const rows = values.map((_, row) => columns.map(c => c.values[row]));
    return transaction.raw(
      `insert into ${table} (${names}) select ${parts} from json_each(?)`,
      [JSON.stringify(rows)],
    );
  }
  const arrays = columns.map(({ type }) => `?::${type}[]`).join(', ');
  return transaction.raw(
    `insert into ${table} (${names}) select * from unnest(${arrays})`,
    columns.map(c => c.values) as Knex.RawBinding[],
  );
}
