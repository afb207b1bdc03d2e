export * from './EntityHealthError';
