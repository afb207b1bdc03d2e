export * from './DecisionError';
