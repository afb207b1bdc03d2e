export * from './testWorkspace';
