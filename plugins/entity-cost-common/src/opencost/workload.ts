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
/** Byte-hours of a petabyte in a year fit. */
const quantity = z.number().min(0).max(1e19).nullish();

/** What an allocation of OpenCost says of resources. Averages are of the minutes that it ran. @internal */
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
  gpuHours: quantity,
  gpuCost: amount,
  gpuCostAdjustment: amount,
  pvByteHours: quantity,
  pvCost: amount,
  pvCostAdjustment: amount,
  networkTransferBytes: quantity,
  networkReceiveBytes: quantity,
  networkCost: amount,
  networkCostAdjustment: amount,
});

type Reading = {
  minutes: number | null | undefined;
  requested: number | null | undefined;
  used: number | null | undefined;
  costs: Array<number | null | undefined>;
};

const MINUTES_OF_AN_HOUR = 60n;

const nothing = { requested: ZERO, used: ZERO, cost: ZERO };

/**
 * What an allocation requested and used: hours, which add up where averages do not, and bytes. Of GPUs, volumes and the
 * network, OpenCost has what was provided. Null where it says nothing of any.
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
    gpuHours: exact(allocation.gpuHours),
    gpuCost: sumOf(allocation.gpuCost, allocation.gpuCostAdjustment),
    volumeHours: exact(allocation.pvByteHours),
    volumeCost: sumOf(allocation.pvCost, allocation.pvCostAdjustment),
    networkTransferred: exact(allocation.networkTransferBytes),
    networkReceived: exact(allocation.networkReceiveBytes),
    networkCost: sumOf(
      allocation.networkCost,
      allocation.networkCostAdjustment,
    ),
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
  return {
    requested: hours(requested),
    used: hours(used),
    cost: sumOf(...costs),
  };
}

function sumOf(...costs: Array<number | null | undefined>): Decimal {
  return costs.map(exact).reduce(addDecimals, ZERO);
}

/** The schema bounds it, so that it fits; the shortest text of such a number is the one that OpenCost wrote. */
function exact(value: number | null | undefined): Decimal {
  const parsed = parseDecimal(String(value ?? 0), { excess: 'round' });
  return parsed.ok ? parsed.value : ZERO;
}
