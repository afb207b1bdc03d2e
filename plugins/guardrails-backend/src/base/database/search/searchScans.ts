import type { Knex } from 'knex';
import type { IndexScan } from '../keysetPage';
import { listNames } from './listNames';
import { nameOf, prefixRange } from './nameOf';
import type { NamePrefix, Search } from './readSearch';

/** Names of each column that a search follows: a longer text finds the others. */
const MOST_NAMES = 25;

/** What a search looks at in the rows of a table. */
type Searched = {
  table: string;
  /** Columns of entity refs. */
  refs: readonly string[];
};

/**
 * The rows that a search finds, as walks along indexes: one for each name that begins so, and one for ids. `more` says
 * that more names begin so than are followed. For callers who read all rows: it tells names.
 * @internal
 */
export async function searchScans(
  knex: Knex,
  search: Search,
  { table, refs }: Searched,
): Promise<{ scans: IndexScan[]; more: boolean }> {
  const scans: IndexScan[] = [];
  let more = false;
  for (const prefix of search.names) {
    for (const column of refs) {
      const names = await listNames(knex, {
        table,
        column,
        prefix: prefix.name,
        most: MOST_NAMES + 1,
      });
      more ||= names.length > MOST_NAMES;
      for (const name of names.slice(0, MOST_NAMES)) {
        scans.push(query => {
          query.whereRaw(`${nameOf(knex, `${table}.${column}`)} = ?`, [name]);
          whereHead(query, { table, column, prefix });
        });
      }
    }
  }
  const { ids } = search;
  if (ids) scans.push(query => query.whereBetween(`${table}.id`, ids));
  return { scans, more };
}

/** The same as one condition on rows that a walk finds for another reason. `others` are further ways to match. @internal */
export function whereFound(
  query: Knex.QueryBuilder,
  options: {
    knex: Knex;
    search: Search;
    searched: Searched;
    others: IndexScan[];
  },
): void {
  const { knex, search, searched, others } = options;
  const { table, refs } = searched;
  query.where(any => {
    for (const prefix of search.names) {
      for (const column of refs) {
        const name = nameOf(knex, `${table}.${column}`);
        any.orWhere(one => {
          one.whereRaw(
            `${name} >= ? and ${name} < ?`,
            prefixRange(prefix.name),
          );
          whereHead(one, { table, column, prefix });
        });
      }
    }
    const { ids } = search;
    if (ids) any.orWhereBetween(`${table}.id`, ids);
    for (const other of others) any.orWhere(one => other(one));
  });
}

/** Refs whose kind, and namespace, begin as the text does. */
function whereHead(
  query: Knex.QueryBuilder,
  options: { table: string; column: string; prefix: NamePrefix },
): void {
  const { table, column, prefix } = options;
  if (prefix.head === '') return;
  query.whereRaw('lower(substr(??, 1, ?)) = ?', [
    `${table}.${column}`,
    prefix.head.length,
    prefix.head,
  ]);
}
