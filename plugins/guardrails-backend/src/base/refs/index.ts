export * from './parseEntityRef';
export * from './normalRef';
