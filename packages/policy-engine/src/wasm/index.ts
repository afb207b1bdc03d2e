export * from './compilePolicy';
export * from './PolicyRunner';
