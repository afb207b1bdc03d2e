import type { WorkloadUsage } from '@backstage-guardrails/plugin-entity-cost-common';

/** What workloads of a subject requested and used on a day. @internal */
export type Workload = {
  /** The index of the subject. */
  subject: number;
  day: string;
  currency: string;
  usage: WorkloadUsage;
};

/** Adds up what workloads requested and used, by month, subject, day and currency. @internal */
export class WorkloadTable {
  readonly #months = new Map<string, Map<string, Workload>>();

  add(month: string, workload: Workload): void {
    const { subject, day, currency, usage } = workload;
    const workloads = this.#months.get(month) ?? new Map<string, Workload>();
    this.#months.set(month, workloads);
    const key = `${subject} ${day} ${currency}`;
    const known = workloads.get(key);
    workloads.set(
      key,
      known ? { ...known, usage: sumOf(known.usage, usage) } : workload,
    );
  }

  of(month: string): Workload[] {
    return [...(this.#months.get(month)?.values() ?? [])];
  }
}

function sumOf(one: WorkloadUsage, other: WorkloadUsage): WorkloadUsage {
  return {
    cpuRequested: one.cpuRequested + other.cpuRequested,
    cpuUsed: one.cpuUsed + other.cpuUsed,
    cpuCost: one.cpuCost + other.cpuCost,
    ramRequested: one.ramRequested + other.ramRequested,
    ramUsed: one.ramUsed + other.ramUsed,
    ramCost: one.ramCost + other.ramCost,
    gpuHours: one.gpuHours + other.gpuHours,
    gpuCost: one.gpuCost + other.gpuCost,
    volumeHours: one.volumeHours + other.volumeHours,
    volumeCost: one.volumeCost + other.volumeCost,
    networkTransferred: one.networkTransferred + other.networkTransferred,
    networkReceived: one.networkReceived + other.networkReceived,
    networkCost: one.networkCost + other.networkCost,
  };
}
