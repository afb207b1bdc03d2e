export type { Job, WorkerEnd } from './PoolWorker';
export * from './protocol';
export * from './serveJobs';
export * from './WorkerPool';
