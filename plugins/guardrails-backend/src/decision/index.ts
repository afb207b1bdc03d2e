export * from './createDecisions';
export * from './createPipeline';
