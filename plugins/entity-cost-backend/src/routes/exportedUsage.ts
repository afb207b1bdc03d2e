import type {
  EntityUsage,
  ResourceEfficiencyView,
  WorkloadQuantity,
} from '@backstage-guardrails/plugin-entity-cost-common';

/** @internal */
export const usageColumns = [
  'month',
  'entity',
  'service',
  'unit',
  'quantity',
  'requested',
  'currency',
  'cost',
  'idle_cost',
  'previous_month',
  'previous_quantity',
] as const;

type Cells = Record<(typeof usageColumns)[number], string>;

const namesOfOthers: Record<
  WorkloadQuantity['resource'],
  readonly [service: string, unit: string]
> = {
  gpu: ['GPU of workloads', 'GPU-hours'],
  volumes: ['Volumes of workloads', 'byte-hours'],
  'network-transferred': ['Network sent by workloads', 'bytes'],
  'network-received': ['Network received by workloads', 'bytes'],
};

/** Quantities of bills, then what workloads used of what they requested. @internal */
export function* exportedUsage(usage: EntityUsage): Generator<Cells> {
  const { month, entity, previousMonth, quantities, efficiency } = usage;
  const of = { month, entity, requested: '', currency: '', cost: '' };
  for (const { service, unit, quantity, previousQuantity } of quantities) {
    yield {
      ...of,
      service,
      unit,
      quantity,
      idle_cost: '',
      previous_month: previousMonth,
      previous_quantity: previousQuantity,
    };
  }
  for (const { currency, cpu, ram, others } of efficiency) {
    const cells = (
      [service, unit]: readonly [string, string],
      resource: Pick<ResourceEfficiencyView, 'used' | 'cost' | 'idleCost'> & {
        requested?: string;
      },
    ): Cells => ({
      ...of,
      service,
      unit,
      quantity: resource.used,
      requested: resource.requested ?? '',
      currency,
      cost: resource.cost ?? '',
      idle_cost: resource.idleCost ?? '',
      previous_month: '',
      previous_quantity: '',
    });
    yield cells(['CPU of workloads', 'core-hours'], cpu);
    yield cells(['Memory of workloads', 'byte-hours'], ram);
    for (const { resource, quantity, cost } of others) {
      yield cells(namesOfOthers[resource], { used: quantity, cost });
    }
  }
}
