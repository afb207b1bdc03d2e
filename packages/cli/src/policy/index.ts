export * from './comparableBundle';
export * from './loadPolicy';
export * from './localQuestion';
