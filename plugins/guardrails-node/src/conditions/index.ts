export * from './reportConditions';
