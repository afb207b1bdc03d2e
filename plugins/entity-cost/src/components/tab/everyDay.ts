import type { DailyCost } from '@backstage-guardrails/plugin-entity-cost-common';

const DAY = 24 * 3_600_000;

/** A charge can be from long before the others; the years between them are no days of a bill. */
const LONGEST_GAP = 31;

/** A day of a chart, without an amount where nothing was charged. */
type ChartDay = { day: string; amount: string | null };

/** The days with costs and those between them, so that a chart joins nothing over a gap. @internal */
export function everyDay(daily: readonly DailyCost[]): ChartDay[] {
  return daily.flatMap((known, index) => {
    const next = daily[index + 1];
    const from = Date.parse(known.day);
    const until = next ? Date.parse(next.day) : from;
    const gap = Math.round((until - from) / DAY) - 1;
    if (gap < 1 || gap >= LONGEST_GAP) return known;
    const between = Array.from({ length: gap }, (_, place) => ({
      day: new Date(from + (place + 1) * DAY).toISOString().slice(0, 10),
      amount: null,
    }));
    return [known, ...between];
  });
}
