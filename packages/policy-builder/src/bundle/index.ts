export * from './buildBundle';
export * from './diffBundles';
