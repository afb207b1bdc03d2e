export * from './compilePolicy';
export * from './PolicyRunner';
export { batchesFor } from './memory';
