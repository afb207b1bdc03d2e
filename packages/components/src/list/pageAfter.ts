import type { ListPage } from './useList';

/**
 * The rows that follow the one that the cursor names, and the cursor of those after them. A cursor that names no row, of
 * an address that is older than the rows, leads to the first page.
 * @internal
 */
export function pageAfter<Item>(
  rows: readonly Item[],
  page: { keyOf: (row: Item) => string; cursor?: string; limit: number },
): ListPage<Item> {
  const { keyOf, cursor, limit } = page;
  const start = rows.findIndex(row => keyOf(row) === cursor) + 1;
  const items = rows.slice(start, start + limit);
  const last = items.at(-1);
  return {
    items,
    ...(last !== undefined &&
      start + limit < rows.length && { nextCursor: keyOf(last) }),
  };
}
