export * from './generatePlan';
