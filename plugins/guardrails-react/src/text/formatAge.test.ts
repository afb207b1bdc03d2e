import { formatAge } from './formatAge';

const now = new Date('2026-03-10T12:00:00Z');

describe('formatAge', () => {
  it.each([
    ['2026-03-10T11:59:30Z', 'just now'],
    ['2026-03-10T11:58:00Z', '2 minutes ago'],
    ['2026-03-10T09:00:00Z', '3 hours ago'],
    ['2026-03-09T12:00:00Z', 'yesterday'],
    ['2026-03-07T12:00:00Z', '3 days ago'],
    ['2026-02-20T12:00:00Z', '2 weeks ago'],
    ['2024-03-10T12:00:00Z', '2 years ago'],
    ['2026-03-10T12:05:00Z', 'in 5 minutes'],
    ['not a time', 'at an unknown time'],
  ])('puts %s as "%s"', (instant, words) => {
    expect(formatAge(instant, now)).toBe(words);
  });
});
