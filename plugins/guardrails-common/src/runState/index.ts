export * from './runState';
