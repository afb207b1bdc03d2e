export * from './compareJson';
export * from './evaluateRecorded';
export * from './replay';
