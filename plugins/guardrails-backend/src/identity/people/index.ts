export * from './CatalogPeople';
export * from './identityOf';
export * from './People';
export * from './personRef';
export * from './requireOwnSession';
