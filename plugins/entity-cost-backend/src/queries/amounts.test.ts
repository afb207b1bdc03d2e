import { perMilleOf } from './amounts';

describe('perMilleOf', () => {
  it.each([
    ['nothing', 0n, 7n, 0],
    ['a third', 1n, 3n, 333],
    ['two thirds, up to the nearest', 2n, 3n, 667],
    ['a half of a thousandth, up', 1n, 2000n, 1],
    ['all of it', 7n, 7n, 1000],
    ['more than all of it', 8n, 7n, undefined],
    ['a credit', -1n, 7n, undefined],
    ['a part of nothing', 0n, 0n, undefined],
  ] as const)('is %s', (_, part, total, expected) => {
    expect(perMilleOf(part, total)).toBe(expected);
  });
});
