export * from './createDecisionPipeline';
export { WORKER_THRESHOLD } from './createLanes';
export * from './HostAdapted';
export * from './evaluate';
export * from './PipelineResult';
export type { EvaluateManyRequest } from './evaluateMany';
export type { ManyResult } from './ManyResult';
