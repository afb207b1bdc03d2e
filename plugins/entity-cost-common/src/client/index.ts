export * from './EntityCostClient';
