export * from './CatalogLink';
