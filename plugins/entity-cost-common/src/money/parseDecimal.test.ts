import { decimalText } from './decimalText';
import { parseDecimal } from './parseDecimal';

function read(text: string, excess?: 'round') {
  const parsed = parseDecimal(text, { excess });
  return parsed.ok ? decimalText(parsed.value) : parsed.code;
}

describe('parseDecimal', () => {
  // the first six are the examples of the specification of FOCUS
  it.each([
    ['-100.2', '-100.2'],
    ['-3', '-3'],
    ['4', '4'],
    ['35.2E-7', '0.00000352'],
    ['1.234', '1.234'],
    ['35.2E7', '352000000'],
    ['35.2e+7', '352000000'],
    ['0E-11', '0'],
    ['-0.00', '0'],
    ['0e999999', '0'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['0.00 ', '0'],
    ['\t007 ', '7'],
    ['0.000000000000000001', '0.000000000000000001'],
    ['1e-18', '0.000000000000000001'],
    ['0.1000000000000000000000', '0.1'],
    [
      '99999999999999999999.999999999999999999',
      '99999999999999999999.999999999999999999',
    ],
    [
      '-99999999999999999999.999999999999999999',
      '-99999999999999999999.999999999999999999',
    ],
  ])('reads %j as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['', 'number-empty'],
    [' \t ', 'number-empty'],
    ['NaN', 'number-not-finite'],
    ['-Infinity', 'number-not-finite'],
    ['inf', 'number-not-finite'],
    ['1e308', 'number-too-large'],
    ['-1e20', 'number-too-large'],
    ['100000000000000000000', 'number-too-large'],
    ['1e999999', 'number-too-large'],
    ['9'.repeat(100), 'number-too-large'],
    ['1e-19', 'number-too-precise'],
    ['1e-999999', 'number-too-precise'],
    ['0.1234567890123456789', 'number-too-precise'],
    ['0'.repeat(101), 'number-too-long'],
    ['1'.repeat(1_000_000), 'number-too-long'],
    ['1,234.5', 'number-separator'],
    ['1.234,5', 'number-separator'],
    ["1'234.5", 'number-separator'],
    ['1 234', 'number-separator'],
    ['1_234', 'number-separator'],
    ['1.2.3', 'number-separator'],
    ['1,5E3', 'number-separator'],
    ['3,432,342', 'number-separator'],
    ['.', 'number-separator'],
    ['$32', 'number-currency'],
    ['$50,000.00 ', 'number-currency'],
    ['32 €', 'number-currency'],
    ['-£1', 'number-currency'],
    ['USD 1', 'number-currency'],
    ['12 EUR', 'number-currency'],
    ['+333', 'number-sign'],
    ['5-', 'number-sign'],
    ['(5)', 'number-sign'],
    ['−5', 'number-sign'],
    ['–5', 'number-sign'],
    ['--5', 'number-sign'],
    ['-', 'number-sign'],
    ['-1,234', 'number-separator'],
    ['- 5', 'number-separator'],
    ['1e', 'number-invalid'],
    ['1e1.5', 'number-invalid'],
    ['1e1234567', 'number-invalid'],
    ['e5', 'number-invalid'],
    ['0x10', 'number-invalid'],
    ['1/2', 'number-invalid'],
    ['1 1/2', 'number-invalid'],
    ['[3,5,8]', 'number-invalid'],
    ['32 GiB', 'number-invalid'],
    ['=1+1', 'number-invalid'],
    ['٣', 'number-invalid'],
    ['\uff11\uff12', 'number-invalid'],
    ['1\n2', 'number-invalid'],
    ['1\u0000', 'number-invalid'],
  ])('refuses %.30j: %s', (text, code) => {
    expect(read(text)).toBe(code);
  });

  it.each([
    ['0.0000000000000000005', '0'],
    ['0.0000000000000000015', '0.000000000000000002'],
    ['-0.0000000000000000015', '-0.000000000000000002'],
    ['-0.0000000000000000005', '0'],
    ['1.23456789012345678901e-5', '0.000012345678901235'],
    ['1e-999999', '0'],
    ['1e308', 'number-too-large'],
  ])('rounds %s to %s where the source says so', (text, expected) => {
    expect(read(text, 'round')).toBe(expected);
  });

  it('says whether it rounded', () => {
    expect(parseDecimal('0.5', { excess: 'round' })).toMatchObject({
      rounded: false,
    });
    expect(parseDecimal('1e-30', { excess: 'round' })).toMatchObject({
      rounded: true,
    });
  });
});
