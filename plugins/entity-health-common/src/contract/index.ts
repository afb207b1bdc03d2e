export * from './checkContract';
