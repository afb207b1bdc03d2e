import type { Decimal } from '../money';
import { divideHalfEven } from '../money/decimal';

/** An estimate and what it came to, in one month and currency. @public */
export type EstimateOutcome = { estimated: Decimal; actual: Decimal };

/** How actual costs compare with estimates, in tenths of a percent: 1200 is a fifth more than estimated. @public */
export type Calibration = {
  /** How many outcomes it is made of. */
  outcomes: number;
  low: number;
  median: number;
  high: number;
};

/** Fewer outcomes say nothing of a module. */
const MIN_OUTCOMES = 3;

/**
 * Compares the estimates of a module with what they came to. The median is what corrects the next estimate, as one
 * month of an incident moves a mean but not a median; low and high are the extremes, and the uncertainty that is shown.
 * @public
 */
export function calibrate(
  outcomes: readonly EstimateOutcome[],
): Calibration | undefined {
  const ratios = outcomes
    .filter(({ estimated, actual }) => estimated > 0n && actual >= 0n)
    .map(({ estimated, actual }) => divideHalfEven(actual * 1_000n, estimated))
    .sort((a, b) => {
      if (a === b) return 0;
      return a < b ? -1 : 1;
    });
  if (ratios.length < MIN_OUTCOMES) return undefined;
  const upper = ratios[ratios.length >> 1];
  const lower = ratios[(ratios.length - 1) >> 1];
  return {
    outcomes: ratios.length,
    low: numberOf(ratios[0]),
    median: numberOf(divideHalfEven(lower + upper, 2n)),
    high: numberOf(ratios[ratios.length - 1]),
  };
}

function numberOf(perMille: bigint): number {
  return parseInt(perMille.toString(), 10);
}
