import type { Money } from '../money';
import { divideHalfEven } from '../money/decimal';
import type { CostForecast } from './forecast';

/** A threshold of a budget. Each is notified once a month and budget. @public */
export type BudgetThreshold = 'spent-80' | 'forecast-100' | 'spent-100';

/** The thresholds, from the one that is least urgent. @public */
export const budgetThresholds: readonly BudgetThreshold[] = [
  'spent-80',
  'forecast-100',
  'spent-100',
];

/** How the costs of a month compare with a budget. @public */
export type BudgetState =
  /** The costs are in another currency. They are never converted. */
  | { state: 'not-compared' }
  | {
      state: 'compared';
      /** What was spent, in tenths of a percent of the budget. */
      spentPerMille: number;
      /** What will have been spent at the end of the month, if there is a forecast. */
      forecastPerMille?: number;
      /** Thresholds that the month has reached. */
      reached: BudgetThreshold[];
      /** The most urgent one that was not notified yet; none once 100 % was. */
      alert?: BudgetThreshold;
    };

/**
 * Compares the costs of a month with its budget. A jump from 50 % to 110 % is one alert, that of 100 %; after it, 80 %
 * is no news. The caller keeps all of `reached` as notified once it has sent the alert.
 * @public
 */
export function budgetState(options: {
  budget: Money;
  spent: Money;
  forecast: CostForecast;
  /** Thresholds that were notified this month. */
  notified: readonly BudgetThreshold[];
}): BudgetState {
  const { budget, spent, forecast, notified } = options;
  if (budget.currency !== spent.currency || budget.amount <= 0n) {
    return { state: 'not-compared' };
  }
  const expected = forecast.state === 'forecast' ? forecast.total : undefined;
  const holds: Record<BudgetThreshold, boolean> = {
    'spent-80': spent.amount * 10n >= budget.amount * 8n,
    'forecast-100': expected !== undefined && expected >= budget.amount,
    'spent-100': spent.amount >= budget.amount,
  };
  const reached = budgetThresholds.filter(threshold => holds[threshold]);
  const urgency = (threshold: BudgetThreshold) =>
    budgetThresholds.indexOf(threshold);
  const most = reached.at(-1);
  // 80 % spent is news even after a forecast of 100 %, which can go down again
  const alert = notified.includes('spent-100')
    ? undefined
    : reached
        .filter(threshold => !notified.includes(threshold))
        .sort((a, b) => urgency(b) - urgency(a))[0];
  return {
    state: 'compared',
    spentPerMille: perMille(spent.amount, budget.amount),
    ...(expected === undefined
      ? {}
      : { forecastPerMille: perMille(expected, budget.amount) }),
    reached: most === 'spent-100' ? [...budgetThresholds] : reached,
    ...(alert === undefined ? {} : { alert }),
  };
}

function perMille(amount: bigint, budget: bigint): number {
  return parseInt(divideHalfEven(amount * 1_000n, budget).toString(), 10);
}
