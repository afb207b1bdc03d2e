export type { Job } from './PoolWorker';
export * from './protocol';
export * from './serveJobs';
export * from './WorkerPool';
