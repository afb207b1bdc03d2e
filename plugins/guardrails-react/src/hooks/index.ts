export * from './useRemote';
export * from './useDecisions';
export * from './useDecision';
export * from './useCompliance';
export * from './useEnvironments';
export * from './useRules';
export * from './usePreview';
