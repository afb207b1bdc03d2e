export * from './recordInCatalog';
export * from './waitForCatalog';
