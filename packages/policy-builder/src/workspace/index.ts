export * from './PolicyWorkspace';
export * from './policiesWorkspace';
