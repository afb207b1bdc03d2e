export { type Job, PoolWorker, type WorkerEnd } from './PoolWorker';
export * from './protocol';
export * from './serveJobs';
export * from './WorkerPool';
