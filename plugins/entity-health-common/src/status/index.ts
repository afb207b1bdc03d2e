export * from './healthStatus';
export * from './reasons';
