export * from './backendConfiguration';
export * from './TargetImport';
export * from './readTargetFiles';
