export * from './efficiency';
export type { WorkloadUsage } from './workloadUsage';
