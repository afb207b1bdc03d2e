export * from './BuilderError';
