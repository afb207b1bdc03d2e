export * from './permissions';
export * from './searchDocuments';
