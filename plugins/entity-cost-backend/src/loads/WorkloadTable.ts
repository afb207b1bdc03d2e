import {
  addDecimals,
  type Decimal,
  type WorkloadUsage,
  ZERO,
} from '@backstage-guardrails/plugin-entity-cost-common';

/** What workloads of a subject requested and used on a day. @internal */
export type Workload = {
  /** The index of the subject. */
  subject: number;
  day: string;
  currency: string;
  usage: WorkloadUsage;
};

const nothing: WorkloadUsage = {
  cpuRequested: ZERO,
  cpuUsed: ZERO,
  cpuCost: ZERO,
  ramRequested: ZERO,
  ramUsed: ZERO,
  ramCost: ZERO,
};

/** Adds up what workloads requested and used, by month, subject, day and currency. @internal */
export class WorkloadTable {
  readonly #months = new Map<string, Map<string, Workload>>();

  /** Throws `CostError` if a sum is too large. */
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

  /** Throws `CostError` if the sum of all of them is too large. */
  of(month: string): Workload[] {
    const workloads = [...(this.#months.get(month)?.values() ?? [])];
    workloads.map(({ usage }) => sizesOf(usage)).reduce(sumOf, nothing);
    return workloads;
  }
}

function sumOf(one: WorkloadUsage, other: WorkloadUsage): WorkloadUsage {
  return {
    cpuRequested: addDecimals(one.cpuRequested, other.cpuRequested),
    cpuUsed: addDecimals(one.cpuUsed, other.cpuUsed),
    cpuCost: addDecimals(one.cpuCost, other.cpuCost),
    ramRequested: addDecimals(one.ramRequested, other.ramRequested),
    ramUsed: addDecimals(one.ramUsed, other.ramUsed),
    ramCost: addDecimals(one.ramCost, other.ramCost),
  };
}

/** Of usage only costs can be less than nothing. */
function sizesOf(usage: WorkloadUsage): WorkloadUsage {
  const size = (value: Decimal) => (value < ZERO ? -value : value) as Decimal;
  return {
    ...usage,
    cpuCost: size(usage.cpuCost),
    ramCost: size(usage.ramCost),
  };
}
