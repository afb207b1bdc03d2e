import { pageSizeOf } from './pageSizes';

describe('pageSizeOf', () => {
  it.each([
    ['', 'wide', 25],
    ['', 'phone', 10],
    ['size=50', 'wide', 50],
    ['size=100', 'phone', 100],
    ['size=10', 'wide', 10],
    ['size=7', 'wide', 25],
    ['size=5000', 'phone', 10],
  ] as const)(
    'reads %j on a screen that is %s as %d',
    (query, screen, size) => {
      expect(pageSizeOf(new URLSearchParams(query), screen)).toBe(size);
    },
  );
});
