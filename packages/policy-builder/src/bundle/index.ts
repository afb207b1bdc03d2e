export * from './buildBundle';
export * from './diffBundles';
export * from './startAdvisory';
