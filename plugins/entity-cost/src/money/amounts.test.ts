import { differenceOf, perMilleOf, shareOf, signOf } from './amounts';

describe('amounts', () => {
  it('subtracts without rounding', () => {
    expect(differenceOf({ before: '-0.3', after: '9007199254740993' })).toBe(
      '9007199254740993.3',
    );
    expect(differenceOf({ before: '0.3', after: '0.1' })).toBe('-0.2');
  });

  it.each([
    ['0', 0],
    ['-0.000001', -1],
    ['0.000001', 1],
  ])('knows the sign of %s', (amount, sign) => {
    expect(signOf(amount)).toBe(sign);
  });

  it.each([
    ['100', '150', 500],
    ['100', '75', -250],
    ['1200', '499.5', -584],
    ['0', '75', undefined],
    ['-5', '75', undefined],
    ['0.000001', '75000000', undefined],
  ])('compares %s with %s', (before, after, perMille) => {
    expect(perMilleOf({ before, after })).toBe(perMille);
  });

  it.each([
    ['1', '3', 333],
    ['-1', '3', undefined],
    ['4', '3', undefined],
    ['1200', '12000.05', 100],
    ['0', '0', undefined],
  ])('says which part %s is of %s', (part, whole, perMille) => {
    expect(shareOf({ part, whole })).toBe(perMille);
  });

  it('refuses what is no amount', () => {
    expect(() => signOf('1e3x')).toThrow('Not an amount');
  });
});
