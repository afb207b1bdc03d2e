import { type Decimal, decimalOfUnits } from '../money';
import { divideHalfEven } from '../money/decimal';
import { addDays, daysOfMonth, monthBefore } from './days';

/** What a month will have cost at its end. @public */
export type CostForecast =
  | { state: 'not-enough-data' }
  | {
      state: 'forecast';
      /** What was spent, and the estimate of the days that are left. */
      total: Decimal;
      error: ForecastError;
    };

/**
 * How far the same forecast was off in earlier months at the same day: known from the second month on.
 * @public
 */
export type ForecastError =
  | { state: 'not-enough-data' }
  | {
      state: 'known';
      /** How many months it was compared with. */
      months: number;
      /** The mean error, in tenths of a percent of what the month cost. */
      perMille: number;
    };

/** The weeks that the mean of a weekday is made of. */
const WEEKS = 4;

/** The months that a forecast is compared with. */
const COMPARED_MONTHS = 3;

/**
 * Estimates each day that is left of a month by the mean of the same weekday in the four weeks before, because services
 * cost other amounts on Sundays. A day without costs between the first and the last day is a day of 0.
 * @public
 */
export function forecastMonth(options: {
  month: string;
  /** Costs by day, `2026-03-04`. */
  daily: ReadonlyMap<string, Decimal>;
  /** The last day whose costs are complete. */
  through: string;
}): CostForecast {
  const { month, daily, through } = options;
  const first = [...daily.keys()].sort()[0];
  if (first === undefined) return { state: 'not-enough-data' };
  const total = estimate({ month, daily, through, first });
  if (total === undefined) return { state: 'not-enough-data' };
  return {
    state: 'forecast',
    total: decimalOfUnits(total),
    error: errorOf({ month, daily, through, first }),
  };
}

type Known = {
  month: string;
  daily: ReadonlyMap<string, Decimal>;
  through: string;
  first: string;
};

function estimate(known: Known): bigint | undefined {
  const { month, daily, through } = known;
  let total = 0n;
  for (const day of daysOfMonth(month)) {
    const cost =
      day <= through ? daily.get(day) ?? 0n : weekdayMean(day, known);
    if (cost === undefined) return undefined;
    total += cost;
  }
  return total;
}

function weekdayMean(day: string, known: Known): bigint | undefined {
  const { daily, through, first } = known;
  const costs: bigint[] = [];
  for (
    let before = addDays(day, -7);
    before >= first && costs.length < WEEKS;
    before = addDays(before, -7)
  ) {
    if (before <= through) costs.push(daily.get(before) ?? 0n);
  }
  if (!costs.length) return undefined;
  const sum = costs.reduce((all, cost) => all + cost, 0n);
  return divideHalfEven(sum, BigInt(costs.length));
}

/** The mean of what the forecast was off, where the whole month and a forecast within it are known. */
function errorOf(known: Known): ForecastError {
  const { month, daily, through, first } = known;
  const elapsed = daysOfMonth(month).filter(day => day <= through).length;
  const errors: bigint[] = [];
  let compared = monthBefore(month);
  for (
    let count = 0;
    count < COMPARED_MONTHS && first <= `${compared}-01`;
    count++
  ) {
    const days = daysOfMonth(compared);
    const actual = days.reduce((all, day) => all + (daily.get(day) ?? 0n), 0n);
    const then =
      elapsed === 0
        ? addDays(days[0], -1)
        : days[Math.min(elapsed, days.length) - 1];
    const forecast = estimate({ ...known, month: compared, through: then });
    if (forecast !== undefined && actual > 0n) {
      const off = forecast > actual ? forecast - actual : actual - forecast;
      errors.push(divideHalfEven(off * 1_000n, actual));
    }
    compared = monthBefore(compared);
  }
  if (!errors.length) return { state: 'not-enough-data' };
  const sum = errors.reduce((all, error) => all + error, 0n);
  const mean = divideHalfEven(sum, BigInt(errors.length));
  return {
    state: 'known',
    months: errors.length,
    perMille: parseInt(mean.toString(), 10),
  };
}
