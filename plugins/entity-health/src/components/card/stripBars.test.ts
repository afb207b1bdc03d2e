import { stripBars } from './stripBars';

const until = Date.parse('2026-03-10T12:10:00Z');
const none = { pass: 0, warn: 0, fail: 0, unknown: 0 };
const bucket = (
  start: string,
  counts: Partial<typeof none>,
  maintenance = 0,
) => ({
  start,
  counts: { ...none, ...counts },
  maintenance,
});

describe('stripBars', () => {
  it('has 24 hours that end with the half hour of now', () => {
    const bars = stripBars({ buckets: [], until });
    expect(bars).toHaveLength(48);
    expect(new Date(bars[0].from).toISOString()).toBe(
      '2026-03-09T12:30:00.000Z',
    );
    expect(new Date(bars[47].from).toISOString()).toBe(
      '2026-03-10T12:00:00.000Z',
    );
    expect(new Set(bars.map(({ state }) => state))).toEqual(new Set(['none']));
  });

  it.each([
    [
      'the worst',
      [
        bucket('2026-03-10T12:00:00Z', { pass: 5 }),
        bucket('2026-03-10T12:05:00Z', { pass: 4, fail: 1 }),
      ],
      'fail',
    ],
    [
      'what is known before what is not',
      [bucket('2026-03-10T12:00:00Z', { pass: 1, unknown: 4 })],
      'pass',
    ],
    [
      'what is not known',
      [bucket('2026-03-10T12:00:00Z', { unknown: 4 })],
      'unknown',
    ],
    ['maintenance', [bucket('2026-03-10T12:00:00Z', {}, 5)], 'maintenance'],
    [
      'nothing of another day',
      [bucket('2026-03-08T12:00:00Z', { fail: 5 })],
      'none',
    ],
  ])('shows %s', (_, buckets, state) => {
    expect(stripBars({ buckets, until })[47].state).toBe(state);
  });
});
