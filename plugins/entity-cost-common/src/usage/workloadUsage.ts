/**
 * What a workload requested and used of a cluster, and what that cost, as counts of 10^-18. Sums of several are added
 * field by field, and have no limit.
 * @public
 */
export type WorkloadUsage = {
  /** Core-hours. */
  cpuRequested: bigint;
  /** Core-hours. */
  cpuUsed: bigint;
  cpuCost: bigint;
  /** Byte-hours. */
  ramRequested: bigint;
  /** Byte-hours. */
  ramUsed: bigint;
  ramCost: bigint;
  gpuHours: bigint;
  gpuCost: bigint;
  /** Byte-hours of volumes that are mounted. */
  volumeHours: bigint;
  volumeCost: bigint;
  /** Bytes. */
  networkTransferred: bigint;
  /** Bytes. */
  networkReceived: bigint;
  networkCost: bigint;
};
