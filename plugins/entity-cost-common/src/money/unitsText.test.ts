import { unitsOfText, unitsText } from './unitsText';

describe('counts of 10^-18', () => {
  it.each([
    ['0', 0n],
    ['-0.5', -5n * 10n ** 17n],
    ['0.000000000000000001', 1n],
    ['1200', 1200n * 10n ** 18n],
    [`1${'0'.repeat(40)}.25`, 10n ** 58n + 25n * 10n ** 16n],
  ])('are written and read as %s', (text, units) => {
    expect(unitsText(units)).toBe(text);
    expect(unitsOfText(text)).toBe(units);
  });

  it.each(['', '1e3', '.5', '+1', '0.0000000000000000001', 'NaN'])(
    'are not read of %s',
    text => {
      expect(unitsOfText(text)).toBeUndefined();
    },
  );
});
