import { z } from 'zod';
import {
  addDecimals,
  type Decimal,
  decimalOfUnits,
  parseDecimal,
  ZERO,
} from '../money';
import { divideHalfEven, ONE } from '../money/decimal';
import type { WorkloadUsage } from '../usage';

const average = z.number().min(0).max(1e15).nullish();
const amount = z.number().min(-1e15).max(1e15).nullish();

/** What an allocation of OpenCost says of CPU and memory. Averages are of the minutes that it ran. @internal */
export const workloadSchema = z.object({
  minutes: z.number().min(0).max(1e6).nullish(),
  cpuCoreRequestAverage: average,
  cpuCoreUsageAverage: average,
  cpuCost: amount,
  cpuCostAdjustment: amount,
  ramByteRequestAverage: average,
  ramByteUsageAverage: average,
  ramCost: amount,
  ramCostAdjustment: amount,
});

type Reading = {
  minutes: number | null | undefined;
  requested: number | null | undefined;
  used: number | null | undefined;
  costs: ReadonlyArray<number | null | undefined>;
};

const MINUTES_OF_AN_HOUR = 60n;

const nothing = { requested: ZERO, used: ZERO, cost: ZERO };

/**
 * What an allocation requested and used, as hours, which add up where averages do not. Nothing where it says neither of
 * CPU nor of memory: volumes and networks alone are no workload.
 * @internal
 */
export function workloadOf(
  allocation: z.infer<typeof workloadSchema>,
): WorkloadUsage | null {
  const { minutes } = allocation;
  const cpu = resourceOf({
    minutes,
    requested: allocation.cpuCoreRequestAverage,
    used: allocation.cpuCoreUsageAverage,
    costs: [allocation.cpuCost, allocation.cpuCostAdjustment],
  });
  const ram = resourceOf({
    minutes,
    requested: allocation.ramByteRequestAverage,
    used: allocation.ramByteUsageAverage,
    costs: [allocation.ramCost, allocation.ramCostAdjustment],
  });
  const usage = {
    cpuRequested: cpu.requested,
    cpuUsed: cpu.used,
    cpuCost: cpu.cost,
    ramRequested: ram.requested,
    ramUsed: ram.used,
    ramCost: ram.cost,
  };
  return Object.values(usage).some(value => value !== ZERO) ? usage : null;
}

/** Without a measured usage nothing says that the cost is idle, so it does not count. */
function resourceOf({ minutes, requested, used, costs }: Reading) {
  if (typeof minutes !== 'number' || typeof used !== 'number') return nothing;
  const ran = exact(minutes);
  const hours = (value: number | null | undefined) =>
    decimalOfUnits(
      divideHalfEven(exact(value) * ran, ONE * MINUTES_OF_AN_HOUR),
    );
  const [cost, adjustment] = costs.map(exact);
  return {
    requested: hours(requested),
    used: hours(used),
    cost: addDecimals(cost, adjustment),
  };
}

/** The schema bounds it, so that it fits; the shortest text of such a number is the one that OpenCost wrote. */
function exact(value: number | null | undefined): Decimal {
  const parsed = parseDecimal(String(value ?? 0), { excess: 'round' });
  return parsed.ok ? parsed.value : ZERO;
}
