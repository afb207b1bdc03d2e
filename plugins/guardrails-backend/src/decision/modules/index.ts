export * from './loadModules';
export * from './ownerVariable';
