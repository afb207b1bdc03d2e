import { ageOf } from './ageOf';

const now = new Date('2026-03-10T12:00:00Z');

describe('ageOf', () => {
  it.each([
    ['2026-03-10T11:58:00Z', -2, 'minute'],
    ['2026-03-10T09:00:00Z', -3, 'hour'],
    ['2026-03-09T12:00:00Z', -1, 'day'],
    ['2026-03-07T12:00:00Z', -3, 'day'],
    ['2026-02-20T12:00:00Z', -2, 'week'],
    ['2024-03-10T12:00:00Z', -2, 'year'],
    ['2026-03-10T12:05:00Z', 5, 'minute'],
  ])('puts %s as %d %s', (instant, value, unit) => {
    expect(ageOf(new Date(instant), now)).toEqual({
      kind: 'relative',
      value,
      unit,
    });
  });

  it('calls less than a minute now', () => {
    expect(ageOf(new Date('2026-03-10T11:59:30Z'), now)).toEqual({
      kind: 'now',
    });
  });
});
