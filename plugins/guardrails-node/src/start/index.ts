export * from './endOnFailedStart';
