/**
 * Evaluates a policy bundle in WebAssembly and resolves what it found into a verdict.
 *
 * @packageDocumentation
 */
export * from './bundle';
export { Dispatcher, type DispatchSubject } from './dispatch';
export { documentOf } from './document';
export * from './engine';
export * from './errors';
export type { Evaluation, RuleResult } from './evaluate';
export { KnownTypes } from './knownTypes';
export * from './parameters';
export {
  serveJobs,
  type Job,
  PoolWorker,
  WorkerPool,
  type Parcel,
  type WorkerEnd,
  type WorkerFailure,
  type WorkerPoolOptions,
  type Workload,
} from './pool';
export * from './resolve';
