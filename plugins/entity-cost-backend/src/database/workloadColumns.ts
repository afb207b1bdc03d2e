import {
  unitsText,
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
    cpu_requested: unitsText(usage.cpuRequested),
    cpu_used: unitsText(usage.cpuUsed),
    cpu_cost: unitsText(usage.cpuCost),
    ram_requested: unitsText(usage.ramRequested),
    ram_used: unitsText(usage.ramUsed),
    ram_cost: unitsText(usage.ramCost),
  };
}

/** @internal */
export function workloadOf(
  columns: Record<WorkloadColumn, bigint>,
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
