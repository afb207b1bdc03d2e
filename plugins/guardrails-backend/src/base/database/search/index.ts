export * from './readSearch';
export * from './searchScans';
