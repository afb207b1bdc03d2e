import { pageAfter } from './pageAfter';

const rows = ['a', 'b', 'c', 'd', 'e'];

describe('pageAfter', () => {
  it.each([
    [undefined, 2, ['a', 'b'], 'b'],
    ['b', 2, ['c', 'd'], 'd'],
    ['d', 2, ['e'], undefined],
    ['e', 2, [], undefined],
    ['gone', 2, ['a', 'b'], 'b'],
    [undefined, 5, rows, undefined],
  ])('after %s, %d at a time: %j', (cursor, limit, items, nextCursor) => {
    expect(pageAfter(rows, { keyOf: row => row, cursor, limit })).toEqual({
      items,
      ...(nextCursor && { nextCursor }),
    });
  });

  it('has an empty page of nothing', () => {
    expect(pageAfter([], { keyOf: String, limit: 2 })).toEqual({ items: [] });
  });
});
