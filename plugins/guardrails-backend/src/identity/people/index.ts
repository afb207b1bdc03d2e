export * from './CatalogPeople';
export * from './Human';
export * from './resolveIdentity';
export * from './People';
export * from './personRef';
export * from './requireOwnSession';
