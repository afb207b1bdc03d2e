export * from './backendConfiguration';
export * from './TargetRegistry';
