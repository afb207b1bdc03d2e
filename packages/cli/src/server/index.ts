export * from './serverOf';
