import type { ExceptionSummary } from '@backstage-guardrails/plugin-guardrails-common';
import { firstToEnd } from './firstToEnd';

describe('firstToEnd', () => {
  it('shows five at most, in the order in which they end', () => {
    const days = ['20', '11', '17', '24', '12', '19', '15'];
    const exceptions = days.map(
      day => ({ until: `2026-03-${day}T00:00:00Z` } as ExceptionSummary),
    );
    expect(
      firstToEnd(exceptions).map(({ until }) => until.slice(8, 10)),
    ).toEqual(['11', '12', '15', '17', '19']);
  });
});
