export * from './CostCard';
