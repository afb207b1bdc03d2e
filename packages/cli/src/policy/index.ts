export * from './loadPolicy';
export * from './localQuestion';
