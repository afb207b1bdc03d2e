import {
  type Decimal,
  decimalText,
  type WorkloadUsage,
} from '@backstage-guardrails/plugin-entity-cost-common';

/** The quantities of workloads, as tables have them. @internal */
export const workloadColumns = [
  'cpu_requested',
  'cpu_used',
  'cpu_cost',
  'ram_requested',
  'ram_used',
  'ram_cost',
] as const;

/** @internal */
export type WorkloadColumn = (typeof workloadColumns)[number];

/** @internal */
export function workloadTexts(
  usage: WorkloadUsage,
): Record<WorkloadColumn, string> {
  return {
    cpu_requested: decimalText(usage.cpuRequested),
    cpu_used: decimalText(usage.cpuUsed),
    cpu_cost: decimalText(usage.cpuCost),
    ram_requested: decimalText(usage.ramRequested),
    ram_used: decimalText(usage.ramUsed),
    ram_cost: decimalText(usage.ramCost),
  };
}

/** @internal */
export function workloadOf(
  columns: Record<WorkloadColumn, Decimal>,
): WorkloadUsage {
  return {
    cpuRequested: columns.cpu_requested,
    cpuUsed: columns.cpu_used,
    cpuCost: columns.cpu_cost,
    ramRequested: columns.ram_requested,
    ramUsed: columns.ram_used,
    ramCost: columns.ram_cost,
  };
}
