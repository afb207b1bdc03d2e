export * from './readsOf';
