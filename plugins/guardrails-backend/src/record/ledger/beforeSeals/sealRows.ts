import type { Knex } from 'knex';
import {
  selectColumns,
  rowName,
  sealedTables,
  type SealedTable,
  type SealedTables,
  type Seals,
} from '../../seals';
import type { Testimony } from './Testimony';
import { vouches } from './vouches';

/** A row that stays without a seal. @internal */
export type UnsealedRow = { table: string; id: string };

/** So many are named on the ledger; all are in the log of the service. */
const NAMED = 1000;

const BATCH = 500;

/** Seals the rows from before that the ledger vouches for, and says which it did not. @internal */
export async function sealRows(
  transaction: Knex.Transaction,
  options: { seals: Seals; testimony: Testimony },
): Promise<{ sealed: Record<string, number>; left: UnsealedRow[] }> {
  const sealed: Record<string, number> = {};
  const left: UnsealedRow[] = [];
  for (const table of sealedTables) {
    const found = await sealTable(transaction, { ...options, table });
    sealed[table] = found.sealed;
    left.push(...found.left);
  }
  return { sealed, left: left.slice(0, NAMED) };
}

async function sealTable<Table extends SealedTable>(
  transaction: Knex.Transaction,
  options: { seals: Seals; testimony: Testimony; table: Table },
): Promise<{ sealed: number; left: UnsealedRow[] }> {
  const { seals, testimony, table } = options;
  const key = selectColumns(table, ['key']);
  const left: UnsealedRow[] = [];
  let sealed = 0;
  for (let offset = 0; ; offset += BATCH) {
    const rows: SealedTables[Table][] = await transaction(table)
      .select('*')
      .orderBy(key)
      .limit(BATCH)
      .offset(offset);
    for (const row of rows) {
      if (row.seal === null && vouches[table](row, testimony)) {
        const { seal } = seals.seal(table, row);
        await transaction(table)
          .where(
            Object.fromEntries(key.map(name => [name, Reflect.get(row, name)])),
          )
          .update({ seal });
        sealed += 1;
      } else {
        left.push({ table, id: rowName(table, row) });
      }
    }
    if (rows.length < BATCH) return { sealed, left };
  }
}
