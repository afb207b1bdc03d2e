import type { InsightsGroup } from '@backstage-guardrails/plugin-guardrails-common';

/** Teams that have to be in a number before others may see it. */
const FEWEST_TEAMS = 5;

/** What teams other than the caller's had on one day in one environment. Only some of them count as teams. @internal */
export type OthersUnit = { teams: number; checks: number; denied: number };

/**
 * Other teams together. Only units of enough teams are in it, whatever is asked: the difference of two sums is a sum of
 * such units, so no two questions with other days or another environment say what one team did. It must not be narrowed to anything but
 * whole units, such as the checks of one rule: what is left of a unit can be one team's.
 * @internal
 */
export function sumOthers(
  units: readonly OthersUnit[],
): InsightsGroup | undefined {
  const shown = units.filter(({ teams }) => teams >= FEWEST_TEAMS);
  if (shown.length === 0) return undefined;
  return shown.reduce<InsightsGroup>(
    (sum, { checks, denied }) => ({
      checks: sum.checks + checks,
      denied: sum.denied + denied,
    }),
    { checks: 0, denied: 0 },
  );
}
