export * from './bundles';
export * from './inputs';
export * from './rules';
export * from './sha256';
export * from './withNamespace';
