export * from './EntityCostError';
