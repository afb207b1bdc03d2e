export * from './createSweep';
