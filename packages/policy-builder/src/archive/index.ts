export * from './tar';
