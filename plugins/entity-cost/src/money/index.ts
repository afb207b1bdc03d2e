export * from './amounts';
export * from './useFormat';
