export * from './PolicyRequests';
