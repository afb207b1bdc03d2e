export * from './parameters';
export type { Change } from './Change';
export * from './changesOf';
export * from './changeText';
