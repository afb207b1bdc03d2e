export * from './belongsTo';
export * from './claimTarget';
export * from './completeTarget';
export * from './requireOwn';
export * from './requireTarget';
export * from './rows';
export * from './TargetRegistry';
export { claimPayload } from './targetRecord';
export * from './Targets';
