export * from './EnvironmentEntityProvider';
export * from './readEnvironments';
