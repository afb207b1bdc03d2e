import type { Knex } from 'knex';
import { nameOf, prefixRange } from './nameOf';

/**
 * The first names in a column that begin with a text. Each is one seek in the index, so the cost grows with how many are
 * wanted and with nothing else.
 * @internal
 */
export async function listNames(
  knex: Knex,
  options: { table: string; column: string; prefix: string; most: number },
): Promise<string[]> {
  const { table, column, prefix, most } = options;
  const name = nameOf(knex, `${table}.${column}`);
  const [from, before] = prefixRange(prefix);
  const next = (condition: string) =>
    `(select ${name} from ${table}
      where ${name} ${condition} and ${name} < ? order by ${name} limit 1)`;
  const found = await knex.raw(
    `with recursive found(name, place) as (
       select ${next('>= ?')}, 1
       union all
       select ${next('> found.name')}, place + 1 from found
       where found.name is not null and place < ?)
     select name from found where name is not null`,
    [from, before, before, most],
  );
  const rows: { name: string }[] = Array.isArray(found) ? found : found.rows;
  return rows.map(row => row.name);
}
