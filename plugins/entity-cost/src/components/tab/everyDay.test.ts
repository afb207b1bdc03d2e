import { everyDay } from './everyDay';

it.each([
  ['neighbours', ['2026-03-01', '2026-03-02'], '2026-03-01 2026-03-02'],
  [
    'a gap over the end of a month',
    ['2026-02-27', '2026-03-02'],
    '2026-02-27 (2026-02-28) (2026-03-01) 2026-03-02',
  ],
  [
    'a charge from long before',
    ['2025-01-31', '2026-03-02'],
    '2025-01-31 2026-03-02',
  ],
  ['nothing', [], ''],
])('fills %s', (_what, days, expected) => {
  const filled = everyDay(days.map(day => ({ day, amount: '1' })));
  expect(
    filled
      .map(({ day, amount }) => (amount === null ? `(${day})` : day))
      .join(' '),
  ).toBe(expected);
});
