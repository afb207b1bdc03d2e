export * from './storedCheck';
