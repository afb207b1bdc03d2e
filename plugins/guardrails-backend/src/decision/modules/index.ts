export * from './loadModules';
