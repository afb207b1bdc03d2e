import { amount } from '../__testUtils__/amount';
import { formatMoney } from './formatMoney';

it.each([
  ['1234.5', 'USD', 'en', '$1,234.50'],
  ['1234.5', 'EUR', 'de', '1.234,50 €'],
  ['-0.5', 'EUR', 'de', '-0,50 €'],
  ['-0.004', 'USD', 'en', '$0.00'],
  ['0.005', 'USD', 'en', '$0.00'],
  ['0.015', 'USD', 'en', '$0.02'],
  ['999.999', 'USD', 'en', '$1,000.00'],
  ['1234.5', 'JPY', 'en', '¥1,234'],
  ['1.2345', 'KWD', 'en', 'KWD 1.234'],
  ['12345678.25', 'INR', 'en-IN', '₹1,23,45,678.25'],
  ['0.25', 'EUR', 'ar-EG', '\u200f٠٫٢٥ €'],
  ['9007199254740993.01', 'USD', 'en', '$9,007,199,254,740,993.01'],
  ['1234.5', 'Token', 'en', '1,234.50 Token'],
])('%s %s in %s is %s', (text, currency, locale, expected) => {
  const shown = formatMoney({ amount: amount(text), currency }, locale);
  expect(shown.replace(/\u00a0/g, ' ')).toBe(expected);
});
