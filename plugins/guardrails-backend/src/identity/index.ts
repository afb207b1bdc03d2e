export * from './createIdentity';
