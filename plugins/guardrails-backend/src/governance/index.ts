export * from './createGovernance';
