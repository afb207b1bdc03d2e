export * from './Duties';
