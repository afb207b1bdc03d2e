export * from './lintWorkspace';
