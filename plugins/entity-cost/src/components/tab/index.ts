export * from './CostContent';
