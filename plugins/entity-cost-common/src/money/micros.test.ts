import { amount, pseudoRandom } from '../__testUtils__/amount';
import { type Decimal, decimalOfUnits, sumDecimals } from './decimal';
import { decimalOfMicros, microsOf, roundToTotal } from './micros';

describe('roundToTotal', () => {
  it.each([
    [[], []],
    [['1'], [1_000_000n]],
    [['0.0000004'], [0n]],
    // each third lacks a third of a millionth; the first of equals gets the one that is left
    [
      ['0.333333333333333333', '0.333333333333333333', '0.333333333333333334'],
      [333_333n, 333_333n, 333_334n],
    ],
    [
      ['0.0000005', '0.0000005', '0.0000005', '0.0000005'],
      [1n, 1n, 0n, 0n],
    ],
    // a credit that takes away what the usage adds
    [
      ['0.0000007', '-0.0000007'],
      [1n, -1n],
    ],
    [
      ['-0.0000003', '-0.0000003', '-0.0000003'],
      [0n, 0n, -1n],
    ],
  ])('%p becomes %p', (parts, expected) => {
    expect(roundToTotal(parts.map(amount))).toEqual(expected);
  });

  it('adds up to the rounded total, and moves no part by a millionth or more', () => {
    const random = pseudoRandom(7);
    for (let run = 0; run < 500; run++) {
      const parts = Array.from({ length: random(60) }, () => {
        const digits = Array.from({ length: random(24) + 1 }, () => random(10));
        const units = BigInt(digits.join(''));
        return decimalOfUnits(random(2) ? units : -units);
      });
      const rounded = roundToTotal(parts);
      const sum = rounded.reduce((total, part) => total + part, 0n);
      expect(sum).toBe(microsOf(sumDecimals(parts)));
      parts.forEach((part, index) => {
        const moved = decimalOfMicros(rounded[index]) - part;
        expect(moved < 10n ** 12n && moved > -(10n ** 12n)).toBe(true);
      });
    }
  });

  it('gives the same result for the same parts', () => {
    const parts: Decimal[] = Array.from({ length: 99 }, () =>
      amount('0.0000005'),
    );
    expect(roundToTotal(parts)).toEqual(roundToTotal(parts));
  });
});
