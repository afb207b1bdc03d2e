import { amount } from '../__testUtils__/amount';
import { budgetState, type BudgetThreshold } from './budgetState';

const eur = (text: string) => ({ amount: amount(text), currency: 'EUR' });

function state(
  spent: string,
  forecast?: string,
  notified: BudgetThreshold[] = [],
) {
  return budgetState({
    budget: eur('1000'),
    spent: eur(spent),
    forecast:
      forecast === undefined
        ? { state: 'not-enough-data' }
        : {
            state: 'forecast',
            total: amount(forecast),
            error: { state: 'not-enough-data' },
          },
    notified,
  });
}

describe('budgetState', () => {
  it.each<
    [
      string,
      string | undefined,
      BudgetThreshold[],
      BudgetThreshold[],
      BudgetThreshold?,
    ]
  >([
    ['0', undefined, [], [], undefined],
    ['799.999999999999999999', '999', [], [], undefined],
    ['800', undefined, [], ['spent-80'], 'spent-80'],
    ['100', '1000', [], ['forecast-100'], 'forecast-100'],
    ['800', '1000', [], ['spent-80', 'forecast-100'], 'forecast-100'],
    ['800', undefined, ['spent-80'], ['spent-80'], undefined],
    ['800', '900', ['forecast-100'], ['spent-80'], 'spent-80'],
    [
      '999.999999999999999999',
      undefined,
      ['spent-80'],
      ['spent-80'],
      undefined,
    ],
    [
      '1000',
      undefined,
      ['spent-80', 'forecast-100'],
      ['spent-80', 'forecast-100', 'spent-100'],
      'spent-100',
    ],
    [
      '2000',
      undefined,
      [],
      ['spent-80', 'forecast-100', 'spent-100'],
      'spent-100',
    ],
    [
      '2000',
      '3000',
      ['spent-100'],
      ['spent-80', 'forecast-100', 'spent-100'],
      undefined,
    ],
    ['-5', undefined, [], [], undefined],
  ])(
    '%s of 1000, forecast %s, notified %j',
    (spent, forecast, notified, reached, alert) => {
      const result = state(spent, forecast, notified);
      expect(result).toMatchObject({ state: 'compared', reached });
      expect(result.state === 'compared' && result.alert).toBe(alert);
    },
  );

  it('says how much of the budget is spent', () => {
    expect(state('123.45', '1500')).toMatchObject({
      spentPerMille: 123,
      forecastPerMille: 1500,
    });
    expect(state('-5')).toMatchObject({ spentPerMille: -5 });
  });

  it('does not compare currencies', () => {
    expect(
      budgetState({
        budget: eur('1000'),
        spent: { amount: amount('5000'), currency: 'USD' },
        forecast: { state: 'not-enough-data' },
        notified: [],
      }),
    ).toEqual({ state: 'not-compared' });
  });
});
