export * from './removeOld';
export * from './scheduleRetention';
