export * from './PolicyEntityProvider';
export * from './readPolicies';
