export * from './documentOf';
