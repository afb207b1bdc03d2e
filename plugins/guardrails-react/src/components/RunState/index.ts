export * from './RunStateLabel';
