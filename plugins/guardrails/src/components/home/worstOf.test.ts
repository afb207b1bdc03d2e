import type { FindingRecord } from '@backstage-guardrails/plugin-guardrails-common';
import type { EnforcementLevel } from '@backstage-guardrails/policy-model';
import { worstOf } from './worstOf';

const on = (level: EnforcementLevel, day: number) =>
  ({
    firstSeenAt: `2026-03-0${day}T00:00:00Z`,
    finding: { level },
  } as FindingRecord);

/** What is shown of days in which findings of each level were first seen, and which levels were asked for. */
async function shownOf(days: Record<EnforcementLevel, number[]>) {
  const asked: EnforcementLevel[] = [];
  const found = await worstOf(async level => {
    asked.push(level);
    return days[level].map(day => on(level, day));
  });
  const shown = found.map(
    ({ finding, firstSeenAt }) => `${finding.level} ${firstSeenAt.at(9)}`,
  );
  return { asked, shown };
}

describe('worstOf', () => {
  it.each([
    [
      'the strictest first, however old',
      { mandatory: [1], approval: [3, 2], advisory: [9] },
      ['mandatory', 'approval', 'advisory'],
      ['mandatory 1', 'approval 3', 'approval 2', 'advisory 9'],
    ],
    [
      'of several teams the newest of a level',
      { mandatory: [1, 7, 3, 5, 2, 6], approval: [9], advisory: [9] },
      ['mandatory'],
      [7, 6, 5, 3, 2].map(day => `mandatory ${day}`),
    ],
    [
      'milder ones where there is room',
      { mandatory: [], approval: [], advisory: [1, 2, 3, 4, 5, 6] },
      ['mandatory', 'approval', 'advisory'],
      [6, 5, 4, 3, 2].map(day => `advisory ${day}`),
    ],
    [
      'nothing where nothing is open',
      { mandatory: [], approval: [], advisory: [] },
      ['mandatory', 'approval', 'advisory'],
      [],
    ],
  ])('shows %s', async (_what, days, asked, shown) => {
    expect(await shownOf(days)).toEqual({ asked, shown });
  });
});
