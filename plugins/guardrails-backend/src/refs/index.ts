export * from './normalRef';
