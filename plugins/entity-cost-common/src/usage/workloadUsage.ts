import type { Decimal } from '../money';

/** What a workload requested and used of a cluster, and what that cost. Sums of several are added field by field. @public */
export type WorkloadUsage = {
  /** Core-hours. */
  cpuRequested: Decimal;
  /** Core-hours. */
  cpuUsed: Decimal;
  cpuCost: Decimal;
  /** Byte-hours. */
  ramRequested: Decimal;
  /** Byte-hours. */
  ramUsed: Decimal;
  ramCost: Decimal;
};
