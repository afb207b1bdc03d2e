export * from './createCompliance';
export * from './findings';
