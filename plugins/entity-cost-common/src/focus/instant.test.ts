import { parseInstant } from './instant';

describe('parseInstant', () => {
  it.each([
    ['2026-03-01T10:20:30Z', '2026-03-01T10:20:30Z'],
    ['2026-03-01 10:20:30', '2026-03-01T10:20:30Z'],
    ['2026-03-01T10:20:30.123Z', '2026-03-01T10:20:30Z'],
    ['2026-03-01T10:20Z', '2026-03-01T10:20:00Z'],
    ['2026-03-01T10:20:30+00:00', '2026-03-01T10:20:30Z'],
    ['2026-03-01 10:20:30 UTC', '2026-03-01T10:20:30Z'],
    ['2026-03-01 10:20:30.123 +0000', '2026-03-01T10:20:30Z'],
    ['2026-03-01 10:20:30 Z', '2026-03-01T10:20:30Z'],
    ['2026-03-01 10:20:30 +0100', 'date-not-utc'],
    ['13.03.2026', '2026-03-13T00:00:00Z'],
    ['1.3.2026 9:05', '2026-03-01T09:05:00Z'],
    ['03.13.2026', 'date-invalid'],
    ['1.3.26', 'date-invalid'],
    [' 2026-03-01 ', '2026-03-01T00:00:00Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z'],
    ['2026-03-01T10:20:30+01:00', 'date-not-utc'],
    ['2026-03-01T10:20:30-08:00', 'date-not-utc'],
    ['2026-02-29', 'date-invalid'],
    ['2026-13-01', 'date-invalid'],
    ['2026-00-01', 'date-invalid'],
    ['2026-04-31', 'date-invalid'],
    ['2026-03-01T30:00:00Z', 'date-invalid'],
    ['1999-12-31', 'date-invalid'],
    ['2100-01-01', 'date-invalid'],
    ['0000-00-00', 'date-invalid'],
    ['20260301', 'date-invalid'],
    ['March 1, 2026', 'date-invalid'],
    ['', 'date-invalid'],
    [' '.repeat(1_000_000), 'date-invalid'],
    ['03/01/2026', 'date-ambiguous'],
  ])('%.30j is %s', (text, expected) => {
    const parsed = parseInstant(text);
    expect(parsed.ok ? parsed.value : parsed.code).toBe(expected);
  });

  it.each([
    ['03/01/2026', '2026-03-01T00:00:00Z'],
    ['4/1/25', '2025-04-01T00:00:00Z'],
    ['3/1/2026 12:00:00 AM', '2026-03-01T00:00:00Z'],
    ['3/1/2026 1:05 pm', '2026-03-01T13:05:00Z'],
    ['3/1/2026 23:59', '2026-03-01T23:59:00Z'],
    ['3/1/2026 0:00 AM', 'date-invalid'],
    ['3/1/2026 13:00 PM', 'date-invalid'],
    ['3/1/2026 24:00', 'date-invalid'],
    ['13/1/2026', 'date-invalid'],
    ['2026-03-01', '2026-03-01T00:00:00Z'],
  ])('%s is %s where the month is first', (text, expected) => {
    const parsed = parseInstant(text, { monthFirst: true });
    expect(parsed.ok ? parsed.value : parsed.code).toBe(expected);
  });
});
