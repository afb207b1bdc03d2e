import { amount } from '../__testUtils__/amount';
import { type Decimal, decimalText } from '../money';
import { addDays } from './days';
import { forecastMonth } from './forecast';

/** Costs of every day from one to another. */
function days(
  from: string,
  to: string,
  cost: (day: string, weekday: number) => string,
): Map<string, Decimal> {
  const daily = new Map<string, Decimal>();
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    daily.set(day, amount(cost(day, weekday)));
  }
  return daily;
}

const weekly = (_: string, weekday: number) => (weekday % 6 ? '10' : '1');

function shown(month: string, daily: Map<string, Decimal>, through: string) {
  const forecast = forecastMonth({ month, daily, through });
  if (forecast.state === 'not-enough-data') return forecast.state;
  const { total, error } = forecast;
  const off =
    error.state === 'known'
      ? `${error.perMille} in ${error.months}`
      : error.state;
  return `${decimalText(total)}, ${off}`;
}

describe('forecastMonth', () => {
  it.each([
    ['nothing is known', new Map(), '2026-03-10', 'not-enough-data'],
    [
      'a weekday is not known yet',
      days('2026-03-01', '2026-03-06', () => '1'),
      '2026-03-06',
      'not-enough-data',
    ],
    [
      'each weekday is known once',
      days('2026-03-01', '2026-03-07', () => '1'),
      '2026-03-07',
      '31, not-enough-data',
    ],
    // March 2026 has 22 days from Monday to Friday and 9 others
    [
      'weekends cost less, in the second month',
      days('2026-02-01', '2026-03-10', weekly),
      '2026-03-10',
      '229, 0 in 1',
    ],
    [
      'weekends cost less, and before the month begins',
      days('2026-01-01', '2026-02-28', weekly),
      '2026-02-28',
      '229, 0 in 1',
    ],
    [
      'there are three months to compare with',
      days('2025-10-01', '2026-03-10', weekly),
      '2026-03-10',
      '229, 0 in 3',
    ],
    [
      'the costs of February doubled on its 11th day',
      days('2026-01-01', '2026-03-10', day => (day > '2026-02-10' ? '2' : '1')),
      '2026-03-10',
      // 391 for February, nothing for January
      '62, 196 in 2',
    ],
    [
      'the month is over',
      days('2026-03-01', '2026-03-31', () => '0.1'),
      '2026-03-31',
      '3.1, not-enough-data',
    ],
    [
      'a day without costs is a day of 0',
      new Map([
        ['2026-03-01', amount('7')],
        ['2026-03-08', amount('7')],
      ]),
      '2026-03-14',
      '35, not-enough-data',
    ],
    [
      'a credit is a cost',
      days('2026-03-01', '2026-03-07', () => '-1'),
      '2026-03-07',
      '-31, not-enough-data',
    ],
  ])('where %s', (_, daily, through, expected) => {
    expect(shown('2026-03', daily, through)).toBe(expected);
  });

  it('uses the last four weeks only', () => {
    const daily = days('2026-01-01', '2026-03-15', day =>
      day < '2026-02-16' ? '100' : '1',
    );
    expect(shown('2026-03', daily, '2026-03-15')).toMatch(/^31,/);
  });
});
