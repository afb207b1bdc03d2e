import { nextCheckAt } from './nextCheckAt';

const random = () => 0.25;

describe('nextCheckAt', () => {
  it.each([
    ['keeps the rhythm', 1000, 1200, false, 61_000],
    ['keeps the rhythm after a slow check', 1000, 60_999, false, 61_000],
    ['spreads after an outage', 1000, 61_000, false, 76_000],
    ['spreads after the first check', 1000, 1200, true, 16_200],
  ])('%s', (_, dueAt, now, first, expected) => {
    const options = { dueAt, now, first, interval: 60, random };
    expect(nextCheckAt(options)).toBe(expected);
  });
});
