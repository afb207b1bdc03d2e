import { addDecimals, type Decimal, multiplyDecimals, ZERO } from '../money';
import { divideDecimals, divideHalfEven, ONE } from '../money/decimal';
import type { WorkloadUsage } from './workloadUsage';

/** How much of what was requested was used. @public */
export type ResourceEfficiency = {
  requested: Decimal;
  used: Decimal;
  cost: Decimal;
  /** Used of requested, in thousandths; above 1000 where more was used than requested, 1,000,000 at most. */
  perMille: number;
  /** The part of the cost that was requested and not used. */
  idleCost: Decimal;
};

/** @public */
export type WorkloadEfficiency = {
  cpu: ResourceEfficiency;
  ram: ResourceEfficiency;
  /** Of both, weighted by their costs, in thousandths. */
  perMille: number;
  cost: Decimal;
  idleCost: Decimal;
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
export function workloadEfficiency(usage: WorkloadUsage): WorkloadEfficiency {
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
  const cost = addDecimals(cpu.cost, ram.cost);
  const weighted = addDecimals(
    multiplyDecimals(cpu.share, cpu.cost),
    multiplyDecimals(ram.share, ram.cost),
  );
  return {
    cpu: shown(cpu),
    ram: shown(ram),
    perMille: perMilleOf(cost > ZERO ? divideDecimals(weighted, cost) : ZERO),
    cost,
    idleCost: addDecimals(cpu.idleCost, ram.idleCost),
  };
}

type Shared = Omit<ResourceEfficiency, 'perMille'> & { share: Decimal };

function resourceEfficiency(of: {
  requested: Decimal;
  used: Decimal;
  cost: Decimal;
}): Shared {
  const share = shareOf(of);
  const one = ONE as Decimal;
  const idle = share < one ? ((one - share) as Decimal) : ZERO;
  return { ...of, share, idleCost: multiplyDecimals(of.cost, idle) };
}

function shareOf(of: {
  requested: Decimal;
  used: Decimal;
  cost: Decimal;
}): Decimal {
  const { requested, used, cost } = of;
  if (requested > ZERO) return divideDecimals(used, requested);
  return used === ZERO || cost === ZERO ? ZERO : (ONE as Decimal);
}

function shown({ share, ...of }: Shared): ResourceEfficiency {
  return { ...of, perMille: perMilleOf(share) };
}

function perMilleOf(share: Decimal): number {
  const perMille = divideHalfEven(share * 1000n, ONE);
  return parseInt(
    (perMille > MAX_PER_MILLE ? MAX_PER_MILLE : perMille).toString(),
    10,
  );
}
