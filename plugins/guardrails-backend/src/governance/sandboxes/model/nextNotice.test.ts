import { dueNotice, nextNotice } from './nextNotice';

const END = '2026-03-10T12:00:00.000Z';
const HOUR = 60 * 60_000;

describe('nextNotice', () => {
  it.each([
    ['2026-03-01T00:00:00.000Z', '2026-03-08T12:00:00.000Z'],
    ['2026-03-08T12:00:00.000Z', '2026-03-10T10:00:00.000Z'],
    ['2026-03-10T09:59:59.999Z', '2026-03-10T10:00:00.000Z'],
    ['2026-03-10T10:00:00.000Z', '2026-03-10T11:30:00.000Z'],
    ['2026-03-10T11:30:00.000Z', null],
    [END, null],
  ])('at %s it is %s', (now, expected) => {
    expect(nextNotice(END, now)).toBe(expected);
  });
});

describe('dueNotice', () => {
  it.each([
    ['2026-03-08T12:00:00.000Z', 48 * HOUR],
    ['2026-03-10T10:00:00.000Z', 2 * HOUR],
    ['2026-03-10T11:59:00.000Z', HOUR / 2],
  ])('at %s', (now, expected) => {
    expect(dueNotice(END, now)).toBe(expected);
  });
});
