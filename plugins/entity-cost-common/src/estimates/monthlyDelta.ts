import { type Decimal, decimalOfUnits } from '../money';
import { divideHalfEven } from '../money/decimal';
import type { Calibration } from './calibration';
import type { CostEstimate } from './costEstimate';

/** What a change adds to or takes from the costs of a month, and how sure that is. @public */
export type MonthlyDelta = {
  /** The change of what is known, corrected by earlier outcomes where there are some. */
  delta: Decimal;
  /** At least this. */
  low: Decimal;
  /** At most this; `null` where something has no estimate, so that there is no limit. */
  high: Decimal | null;
  /** Whether earlier outcomes corrected it. */
  corrected: boolean;
  /** Whether the costs before are not known, so that it is the whole cost and not a change. */
  whole: boolean;
};

/**
 * The monthly change of an estimate. Each module is corrected by its own calibration; without one, what is estimated is
 * taken as it is. What the gaps cost is not known, and can only be more.
 * @public
 */
export function monthlyDelta(options: {
  estimate: CostEstimate;
  /** Calibrations by module. */
  calibrations?: ReadonlyMap<string, Calibration>;
}): MonthlyDelta {
  const { estimate, calibrations } = options;
  const { gaps, before, after } = estimate;
  const whole = before === null;
  // what the modules below do not account for is not corrected
  const sums = { delta: after - (before ?? 0n), low: 0n, high: 0n };
  sums.low = sums.delta;
  sums.high = sums.delta;
  let corrected = false;
  for (const [module, change] of changesByModule(estimate, whole)) {
    const calibration = calibrations?.get(module);
    if (calibration) {
      corrected = true;
      const ends = [
        scaled(change, calibration.low),
        scaled(change, calibration.high),
      ];
      const [low, high] = ends[0] <= ends[1] ? ends : [ends[1], ends[0]];
      sums.delta += scaled(change, calibration.median) - change;
      sums.low += low - change;
      sums.high += high - change;
    }
  }
  const open =
    gaps.usageBased > 0 ||
    gaps.noPrice > 0 ||
    gaps.unsupported.length > 0 ||
    gaps.errors.length > 0;
  return {
    delta: decimalOfUnits(sums.delta),
    low: decimalOfUnits(sums.low),
    high: open ? null : decimalOfUnits(sums.high),
    corrected,
    whole,
  };
}

function changesByModule(
  estimate: CostEstimate,
  whole: boolean,
): Map<string, bigint> {
  const changes = new Map<string, bigint>();
  for (const { module, before, after } of estimate.resources) {
    const change = (after ?? 0n) - (whole ? 0n : before ?? 0n);
    changes.set(module, (changes.get(module) ?? 0n) + change);
  }
  return changes;
}

function scaled(change: bigint, perMille: number): bigint {
  return divideHalfEven(change * BigInt(perMille), 1_000n);
}
