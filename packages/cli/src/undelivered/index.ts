export * from './undelivered';
