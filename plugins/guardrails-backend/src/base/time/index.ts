export * from './addMilliseconds';
