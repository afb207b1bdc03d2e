export * from './FactsPort';
