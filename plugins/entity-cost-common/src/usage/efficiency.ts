import { divideHalfEven, ONE } from '../money/decimal';
import type { WorkloadUsage } from './workloadUsage';

/** How much of what was requested was used. All but the share are counts of 10^-18. @public */
export type ResourceEfficiency = {
  requested: bigint;
  used: bigint;
  cost: bigint;
  /** Used of requested, in thousandths; above 1000 where more was used than requested, 1,000,000 at most. */
  perMille: number;
  /** The part of the cost that was requested and not used. */
  idleCost: bigint;
};

/** @public */
export type WorkloadEfficiency = {
  cpu: ResourceEfficiency;
  ram: ResourceEfficiency;
  /** Of both, weighted by their costs, in thousandths. */
  perMille: number;
  /** A count of 10^-18. */
  cost: bigint;
  /** A count of 10^-18. */
  idleCost: bigint;
};

const MAX_PER_MILLE = 1_000_000n;

/**
 * The efficiency of workloads as OpenCost defines it, `cpuEfficiency`, `ramEfficiency` and `totalEfficiency`:
 *
 * - of CPU and of memory, usage by request. Where nothing is requested it is 100 % if something is used and costs
 *   something, and otherwise 0.
 * - in total, the average of both, weighted by their costs; 0 where nothing costs anything.
 *
 * Of several workloads, usage and requests are added before they are divided, as OpenCost adds allocations. What is idle
 * costs the part of the cost that efficiency leaves; where more is used than requested, that is nothing.
 *
 * @see {@link https://github.com/opencost/opencost/blob/v1.113.0/core/pkg/opencost/allocation.go}
 * @see {@link https://opencost.io/docs/specification/}
 * @public
 */
export function workloadEfficiency(
  usage: Pick<
    WorkloadUsage,
    | 'cpuRequested'
    | 'cpuUsed'
    | 'cpuCost'
    | 'ramRequested'
    | 'ramUsed'
    | 'ramCost'
  >,
): WorkloadEfficiency {
  const cpu = resourceEfficiency({
    requested: usage.cpuRequested,
    used: usage.cpuUsed,
    cost: usage.cpuCost,
  });
  const ram = resourceEfficiency({
    requested: usage.ramRequested,
    used: usage.ramUsed,
    cost: usage.ramCost,
  });
  const cost = cpu.cost + ram.cost;
  const weighted = times(cpu.share, cpu.cost) + times(ram.share, ram.cost);
  return {
    cpu: shown(cpu),
    ram: shown(ram),
    perMille: perMilleOf(cost > 0n ? ratio(weighted, cost) : 0n),
    cost,
    idleCost: cpu.idleCost + ram.idleCost,
  };
}

type Shared = Omit<ResourceEfficiency, 'perMille'> & { share: bigint };

function resourceEfficiency(of: {
  requested: bigint;
  used: bigint;
  cost: bigint;
}): Shared {
  const share = shareOf(of);
  const idle = share < ONE ? ONE - share : 0n;
  return { ...of, share, idleCost: times(of.cost, idle) };
}

function shareOf(of: {
  requested: bigint;
  used: bigint;
  cost: bigint;
}): bigint {
  const { requested, used, cost } = of;
  if (requested > 0n) return ratio(used, requested);
  return used === 0n || cost === 0n ? 0n : ONE;
}

function shown({ share, ...of }: Shared): ResourceEfficiency {
  return { ...of, perMille: perMilleOf(share) };
}

function perMilleOf(share: bigint): number {
  const perMille = divideHalfEven(share * 1000n, ONE);
  return parseInt(
    (perMille > MAX_PER_MILLE ? MAX_PER_MILLE : perMille).toString(),
    10,
  );
}

function times(left: bigint, right: bigint): bigint {
  return divideHalfEven(left * right, ONE);
}

function ratio(part: bigint, whole: bigint): bigint {
  return divideHalfEven(part * ONE, whole);
}
