import type { Knex } from 'knex';

/** Few enough for what SQLite puts together in one statement. */
const TOGETHER = 100;

/** Narrows a query to one of the ways in which a row can belong to a page. @internal */
export type Walk = (query: Knex.QueryBuilder) => void;

/**
 * One page of what any of several walks finds, newest first by `id`.
 *
 * Each walk follows an index and ends after a page of its own, so the cost does not grow with what there is. One query that said
 * "or" would read the table: no index is in the order of two of them.
 * @internal
 */
export async function newestOf<Row extends { id: string }>(
  knex: Knex,
  options: {
    walks: Walk[];
    limit: number;
    /** Ordered by id, newest first, with every condition that all walks share. */
    query: () => Knex.QueryBuilder;
  },
): Promise<{ rows: Row[]; nextCursor?: string }> {
  const { walks, limit, query } = options;
  const found = new Map<string, Row>();
  for (let from = 0; from < walks.length; from += TOGETHER) {
    const [first, ...others] = walks.slice(from, from + TOGETHER).map(walk => {
      const one = query().limit(limit + 1);
      walk(one);
      return knex.select('*').from(one.as('walk'));
    });
    const rows: Row[] = await first.unionAll(others);
    for (const row of rows) found.set(row.id, row);
  }
  const rows = [...found.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
  const page = rows.slice(0, limit);
  return rows.length > limit
    ? { rows: page, nextCursor: page[page.length - 1].id }
    : { rows: page };
}
