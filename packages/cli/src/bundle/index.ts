export * from './buildOwnBundle';
export * from './compareBundles';
export * from './inspectBundle';
