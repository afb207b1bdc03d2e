export { shippedParameters } from './loadParametersFile';
export * from './loadPolicy';
export * from './PolicyArchive';
export * from './readsInForce';
export * from './recordPolicy';
export * from './refuseRedated';
export * from './rulesNamed';
