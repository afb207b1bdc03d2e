export * from './loadPolicy';
