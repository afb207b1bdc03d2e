import type { Page } from '@backstage-guardrails/plugin-guardrails-common';

/** As large as lists allow. */
const PAGE = 200;

/** Enough for what people look for, and few enough for an index in memory. */
const MOST = 10_000;

/** The newest items of a list, read page by page as they are taken. @internal */
export async function* newest<Item>(
  list: (page: { limit: number; cursor?: string }) => Promise<Page<Item>>,
): AsyncGenerator<Item> {
  let left = MOST;
  let cursor: string | undefined;
  do {
    const page = await list({ limit: Math.min(PAGE, left), cursor });
    yield* page.items;
    left -= page.items.length;
    cursor = page.nextCursor;
  } while (cursor !== undefined && left > 0);
}
