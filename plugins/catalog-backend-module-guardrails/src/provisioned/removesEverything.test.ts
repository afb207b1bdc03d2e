import { removesEverything } from './removesEverything';

describe('removesEverything', () => {
  it.each([
    [{ delete: 2 }, true],
    [{ delete: 1, read: 3 }, true],
    [{ delete: 1, 'no-op': 1 }, false],
    [{ delete: 1, create: 1 }, false],
    [{ replace: 1 }, false],
    // Forgotten things run on, so they stay in the catalog.
    [{ forget: 1 }, false],
    [{ delete: 1, forget: 1 }, false],
    [{}, false],
  ])('of %j says %s', (changes, expected) => {
    expect(removesEverything(changes)).toBe(expected);
  });
});
