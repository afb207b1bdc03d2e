import { amount } from '../__testUtils__/amount';
import { addDecimals, multiplyDecimals, sumDecimals } from './decimal';
import { decimalText } from './decimalText';
import { addMoney, subtractMoney, sumByCurrency } from './money';

const money = <Currency extends string>(text: string, currency: Currency) => ({
  currency,
  amount: amount(text),
});

describe('decimals', () => {
  it('add without the error of floating point', () => {
    expect(decimalText(addDecimals(amount('0.1'), amount('0.2')))).toBe('0.3');
    const tenths = Array.from({ length: 1_000_000 }, () => amount('0.1'));
    expect(decimalText(sumDecimals(tenths))).toBe('100000');
  });

  it.each([
    ['0.1', '0.2', '0.02'],
    ['-3', '0.5', '-1.5'],
    ['0.000000001', '0.000000001', '0.000000000000000001'],
    ['0.0000000005', '0.000000001', '0'],
    ['0.0000000015', '0.000000001', '0.000000000000000002'],
  ])('%s times %s is %s', (left, right, expected) => {
    expect(decimalText(multiplyDecimals(amount(left), amount(right)))).toBe(
      expected,
    );
  });

  it('refuse what no column of 38 digits holds', () => {
    const most = amount('99999999999999999999.999999999999999999');
    expect(() => addDecimals(most, amount('1'))).toThrow(
      expect.objectContaining({ code: 'amount-out-of-range' }),
    );
    expect(() => multiplyDecimals(most, most)).toThrow(
      expect.objectContaining({ code: 'amount-out-of-range' }),
    );
  });
});

describe('money', () => {
  it('is added and subtracted within one currency', () => {
    const sum = addMoney(money('1.10', 'EUR'), money('2.20', 'EUR'));
    expect(decimalText(sum.amount)).toBe('3.3');
    expect(decimalText(subtractMoney(sum, money('3.3', 'EUR')).amount)).toBe(
      '0',
    );
  });

  it('never mixes currencies', () => {
    const mixed = expect.objectContaining({ code: 'currencies-mixed' });
    const dollars: string = 'USD';
    expect(() => addMoney(money('1', dollars), money('1', 'EUR'))).toThrow(
      mixed,
    );
    expect(() =>
      // @ts-expect-error the compiler refuses dollars where euros are
      subtractMoney(money('1', 'EUR'), money('1', 'USD')),
    ).toThrow(mixed);
  });

  it('is summed by currency', () => {
    const sums = sumByCurrency([
      money('1', 'USD'),
      money('2', 'EUR'),
      money('3.5', 'USD'),
    ]);
    expect(
      sums.map(sum => `${decimalText(sum.amount)} ${sum.currency}`),
    ).toEqual(['2 EUR', '4.5 USD']);
  });
});
