import { z } from 'zod';

type KeyValue = string | number;

/** What orders the rows of a list, and what a cursor names of the row that a page ended with. @internal */
export type PageKey<Row> = {
  /** Unique together, and what an index is in the order of. */
  columns: readonly [string, ...string[]];
  order: 'asc' | 'desc';
  /** The values of a row, in the order of the columns; a cursor is these values with dots between them. */
  valuesOf(row: Row): KeyValue[];
  /** The values that a cursor names; nothing where it is not one that a page ended with. */
  parse(cursor: string): KeyValue[] | undefined;
};

/** How a list that can be turned round is ordered. @internal */
export function orderOf(filter: {
  order?: 'newest' | 'oldest';
}): 'asc' | 'desc' {
  return filter.order === 'oldest' ? 'asc' : 'desc';
}

/** Ids sort by time. Newest first, unless asked for otherwise. @internal */
export function byId(
  column: string,
  order: 'asc' | 'desc' = 'desc',
): PageKey<{ id: string }> {
  return {
    columns: [column],
    order,
    valuesOf: ({ id }) => [id],
    parse: cursor => {
      const parsed = z.uuid().safeParse(cursor);
      return parsed.success ? [parsed.data.toLowerCase()] : undefined;
    },
  };
}
