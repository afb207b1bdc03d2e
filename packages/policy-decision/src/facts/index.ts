export * from './FactsPort';
export * from './withoutServer';
