export * from './CatalogFacts';
export * from './FactsService';
