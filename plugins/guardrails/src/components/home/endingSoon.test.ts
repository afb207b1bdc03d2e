import type { ExceptionSummary } from '@backstage-guardrails/plugin-guardrails-common';
import { endingSoon } from './endingSoon';

const now = new Date('2026-03-10T12:00:00Z');

describe('endingSoon', () => {
  it.each([
    [[], []],
    [['2026-03-24T11:59:59Z'], ['2026-03-24T11:59:59Z']],
    [['2026-03-24T12:00:00Z'], []],
    [
      ['2026-03-20T00:00:00Z', '2026-03-11T00:00:00Z', '2026-05-01T00:00:00Z'],
      ['2026-03-11T00:00:00Z', '2026-03-20T00:00:00Z'],
    ],
  ])('of %j shows %j', (until, shown) => {
    const exceptions = until.map(end => ({ until: end } as ExceptionSummary));
    expect(endingSoon(exceptions, now).map(one => one.until)).toEqual(shown);
  });

  it('shows five at most', () => {
    const many = Array.from(
      { length: 9 },
      () => ({ until: '2026-03-11T00:00:00Z' } as ExceptionSummary),
    );
    expect(endingSoon(many, now)).toHaveLength(5);
  });
});
