import type { SearchedPage } from '@backstage-guardrails/plugin-guardrails-common';

/** A page that found little ends after so many rows, however many there are. */
const MOST_LOOKED_AT = 1_000;
/** Rows whose states are derived together. */
const TOGETHER = 200;

/**
 * A page of the rows that match something which no index holds. It ends once it is full or has looked at so many rows, and
 * the next one goes on after the last row that was looked at: no page costs more the more rows there are.
 * @internal
 */
export async function lookThrough<Item extends { id: string }>(options: {
  list: (page: {
    limit: number;
    cursor?: string;
  }) => Promise<SearchedPage<Item>>;
  matches: (item: Item) => boolean;
  limit: number;
  cursor?: string;
  /** Rows that a page looks at. */
  most?: number;
}): Promise<SearchedPage<Item>> {
  const { list, matches, limit, most = MOST_LOOKED_AT } = options;
  const found: Item[] = [];
  let looked = 0;
  let { cursor } = options;
  for (;;) {
    const page = await list({ limit: TOGETHER, cursor });
    const { items, moreNames } = page;
    for (const [index, item] of items.entries()) {
      if (!matches(item)) continue;
      found.push(item);
      if (found.length < limit) continue;
      const isLast = index === items.length - 1;
      return answer(found, isLast ? page.nextCursor : item.id, moreNames);
    }
    looked += items.length;
    cursor = page.nextCursor;
    if (cursor === undefined || looked >= most) {
      return answer(found, cursor, moreNames);
    }
  }
}

function answer<Item>(
  items: Item[],
  nextCursor: string | undefined,
  moreNames?: boolean,
): SearchedPage<Item> {
  return {
    items,
    ...(nextCursor !== undefined && { nextCursor }),
    ...(moreNames && { moreNames }),
  };
}
