export * from './createEngine';
