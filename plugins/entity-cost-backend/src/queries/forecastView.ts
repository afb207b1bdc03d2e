import {
  addDecimals,
  type CostForecast,
  type Decimal,
  decimalText,
  forecastMonth,
  type ForecastView,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { DayOfCosts } from './dailyCosts';
import { addMonths } from './months';
import type { Period } from './PeriodReader';

/** A forecast is compared with those of three months, which look back four weeks. */
const HISTORY = 5;

/** The months that a forecast of a month is made of. @internal */
export function monthsOfForecast(month: string): string[] {
  return Array.from({ length: HISTORY }, (_, index) =>
    addMonths(month, -index),
  );
}

/** The forecast of days in one currency. Of a month that is over there is none. @internal */
export function forecastOf(
  period: Period,
  days: readonly DayOfCosts[],
): CostForecast | { state: 'complete' } {
  const { month, through, complete } = period;
  if (complete) return { state: 'complete' };
  // without a day with costs in it, nothing says how far the month is
  if (through === undefined) return { state: 'not-enough-data' };
  const daily = new Map<string, Decimal>();
  for (const { day, amount } of days) {
    // a day can be on the bills of two months
    const known = daily.get(day);
    daily.set(day, known === undefined ? amount : addDecimals(known, amount));
  }
  return forecastMonth({ month, daily, through });
}

/** @internal */
export function forecastView(
  forecast: CostForecast | { state: 'complete' },
): ForecastView {
  if (forecast.state !== 'forecast') return { state: forecast.state };
  const { error } = forecast;
  return {
    state: 'forecast',
    total: decimalText(forecast.total),
    error:
      error.state === 'known'
        ? { state: 'known', months: error.months, perMille: error.perMille }
        : { state: 'not-enough-data' },
  };
}
