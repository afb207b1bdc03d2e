export * from './observeState';
