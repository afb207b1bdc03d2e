import type {
  EntityUsage,
  ResourceEfficiencyView,
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
  for (const { currency, cpu, ram } of efficiency) {
    const cells = (
      service: string,
      unit: string,
      resource: ResourceEfficiencyView,
    ): Cells => ({
      ...of,
      service,
      unit,
      quantity: resource.used,
      requested: resource.requested,
      currency,
      cost: resource.cost ?? '',
      idle_cost: resource.idleCost ?? '',
      previous_month: '',
      previous_quantity: '',
    });
    yield cells('CPU of workloads', 'core-hours', cpu);
    yield cells('Memory of workloads', 'byte-hours', ram);
  }
}
