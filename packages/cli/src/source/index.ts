export * from './locate';
export * from './readSource';
