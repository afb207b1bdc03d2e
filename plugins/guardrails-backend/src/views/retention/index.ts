export * from './removeOld';
export * from './tasks';
