export * from './bundleFiles';
export * from './diffBundles';
