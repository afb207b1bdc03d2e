import { missingInForm, toLocalField } from './maintenanceForm';

const now = Date.parse('2026-03-10T12:00:30Z');
const HOUR = 3_600_000;

describe('maintenance form', () => {
  it.each([
    ['a reason', { reason: ' ', until: toLocalField(now + HOUR) }, 'reason'],
    ['an end', { reason: 'a', until: '' }, 'until'],
    ['an end to come', { reason: 'a', until: toLocalField(now) }, 'past'],
    [
      'at most 24 hours',
      { reason: 'a', until: toLocalField(now + 24 * HOUR + 60_000) },
      'long',
    ],
    [
      'nothing',
      { reason: 'a', until: toLocalField(now + 24 * HOUR) },
      undefined,
    ],
  ])('asks for %s', (_, form, missing) => {
    expect(missingInForm({ form, now })).toBe(missing);
  });

  it('writes a time so that the browser reads the same one', () => {
    expect(Date.parse(toLocalField(now))).toBe(now - 30_000);
  });
});
