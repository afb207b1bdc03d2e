import {
  GuardrailsError,
  type SearchedPage,
} from '@backstage-guardrails/plugin-guardrails-common';

const MAX_ROWS = 50_000;
const PAGE = 500;

/**
 * All rows of a list, a page at a time. More than a file may have are refused before the first: a file that ends early
 * would look like all of it.
 * @throws GuardrailsError `export-too-large`
 * @internal
 */
export async function exportList<Item>(
  list: (page: {
    limit: number;
    cursor?: string;
    countTo?: number;
  }) => Promise<SearchedPage<Item>>,
  options: {
    /** Rows that a file may have. */
    most?: number;
    /** What is said of more of them, where the total is not that of the rows of the file. */
    refusal?: (most: number) => string;
  } = {},
): Promise<AsyncIterable<Item>> {
  const { most = MAX_ROWS, refusal = hasAtMost } = options;
  const first = await list({ limit: PAGE, countTo: most + 1 });
  const { total = 0, moreNames } = first;
  if (total > most || moreNames) {
    throw new GuardrailsError({
      code: 'export-too-large',
      message: moreNames
        ? 'More names begin with the text of the search than an export can follow. Search for a longer text.'
        : refusal(most),
    });
  }
  return rowsFrom(first, cursor => list({ limit: PAGE, cursor }));
}

function hasAtMost(most: number): string {
  return `An export has at most ${most} rows. Set more filters.`;
}

async function* rowsFrom<Item>(
  first: SearchedPage<Item>,
  following: (cursor: string) => Promise<SearchedPage<Item>>,
): AsyncGenerator<Item> {
  let page = first;
  for (;;) {
    yield* page.items;
    if (page.nextCursor === undefined) return;
    page = await following(page.nextCursor);
  }
}
