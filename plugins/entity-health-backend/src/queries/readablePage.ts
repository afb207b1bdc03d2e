import type { Reader } from '../access';

/** Rows that are looked at for one page, where the caller may read a part of the catalog only. */
const LOOKS = 5;
const LEAST = 200;

/**
 * A page of those rows whose entity the caller may read. Looks at a limited number of rows: a page can hold fewer than it
 * may while there is a next one, which begins after the last row that was looked at.
 * @internal
 */
export async function readablePage<
  Row extends { entity_ref: string },
>(options: {
  reader: Reader;
  limit: number;
  /** Rows after one, or from the start, at most `count`. */
  rowsAfter: (last: Row | undefined, count: number) => Promise<Row[]>;
}): Promise<{ rows: Row[]; last?: Row }> {
  const { reader, limit, rowsAfter } = options;
  if (reader.scope === 'none') return { rows: [] };
  if (reader.scope === 'all') {
    const rows = await rowsAfter(undefined, limit + 1);
    return rows.length > limit
      ? { rows: rows.slice(0, limit), last: rows[limit - 1] }
      : { rows };
  }
  const found: Row[] = [];
  const count = Math.max(limit + 1, LEAST);
  let last: Row | undefined;
  for (let look = 0; look < LOOKS; look++) {
    const rows = await rowsAfter(last, count);
    const refs = rows.map(row => row.entity_ref);
    const readable = await reader.readable(refs);
    for (const row of rows) {
      if (readable.has(row.entity_ref)) {
        if (found.length === limit) return { rows: found, last };
        found.push(row);
      }
      last = row;
    }
    if (rows.length < count) return { rows: found };
  }
  return { rows: found, last };
}
