import { formatQuantity, gibibytesOf } from './quantities';

describe('quantities', () => {
  it.each([
    ['0', 'en', '0'],
    ['744', 'en', '744'],
    ['1234567.891', 'de', '1.234.567,89'],
    ['12345678901234567890.5', 'en', '12,345,678,901,234,567,890.5'],
    [`1${'0'.repeat(21)}`, 'en', '1,000,000,000,000,000,000,000'],
    ['0.000012345', 'en', '0.0000123'],
    ['-0.5', 'en', '-0.5'],
  ])('writes %s in %s as %s', (quantity, language, text) => {
    expect(formatQuantity(quantity, language)).toBe(text);
  });

  it('divides bytes exactly', () => {
    expect(gibibytesOf('1610612736')).toBe('1.5');
    expect(gibibytesOf('1')).toBe('0.000000000931322574');
  });
});
