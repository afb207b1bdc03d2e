export * from './resolveEnvironment';
