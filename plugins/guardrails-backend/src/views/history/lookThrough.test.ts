import { lookThrough } from './lookThrough';

const ids = Array.from({ length: 1_700 }, (_, n) => String(n));

const list = jest.fn(
  async ({ limit, cursor }: { limit: number; cursor?: string }) => {
    const from = cursor === undefined ? 0 : Number(cursor) + 1;
    const items = ids.slice(from, from + limit).map(id => ({ id }));
    const last = items.at(-1)?.id;
    return {
      items,
      ...(last !== ids.at(-1) && { nextCursor: last }),
      moreNames: true,
    };
  },
);

async function allPages(wanted: (n: number) => boolean, limit: number) {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await lookThrough({
      list,
      matches: ({ id }) => wanted(Number(id)),
      limit,
      cursor,
    });
    expect(page.moreNames).toBe(true);
    pages.push(page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return pages;
}

describe('lookThrough', () => {
  it.each([
    ['every row', (n: number) => n >= 0, 100],
    ['each seventh', (n: number) => n % 7 === 0, 25],
    ['the last one', (n: number) => n === 1_699, 25],
    ['one that ends what is looked at together', (n: number) => n === 199, 1],
    ['nothing', () => false, 25],
  ])('finds %s, each once and in order', async (_what, wanted, limit) => {
    const pages = await allPages(wanted, limit);
    expect(pages.flat()).toEqual(ids.filter(id => wanted(Number(id))));
    expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(
      limit,
    );
  });

  it('ends after so many rows, and says where to go on', async () => {
    list.mockClear();
    const page = await lookThrough({ list, matches: () => false, limit: 25 });
    expect(page).toEqual({ items: [], nextCursor: '999', moreNames: true });
    expect(list).toHaveBeenCalledTimes(5);
  });

  it('does not lead to a page with nothing after the last row', async () => {
    const pages = await allPages(n => n === 1_699, 1);
    expect(pages).toEqual([[], ['1699']]);
  });
});
