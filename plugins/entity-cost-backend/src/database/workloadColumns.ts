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
  'gpu_hours',
  'gpu_cost',
  'volume_hours',
  'volume_cost',
  'network_transferred',
  'network_received',
  'network_cost',
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
    gpu_hours: unitsText(usage.gpuHours),
    gpu_cost: unitsText(usage.gpuCost),
    volume_hours: unitsText(usage.volumeHours),
    volume_cost: unitsText(usage.volumeCost),
    network_transferred: unitsText(usage.networkTransferred),
    network_received: unitsText(usage.networkReceived),
    network_cost: unitsText(usage.networkCost),
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
    gpuHours: columns.gpu_hours,
    gpuCost: columns.gpu_cost,
    volumeHours: columns.volume_hours,
    volumeCost: columns.volume_cost,
    networkTransferred: columns.network_transferred,
    networkReceived: columns.network_received,
    networkCost: columns.network_cost,
  };
}
