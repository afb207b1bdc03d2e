export * from './loadPolicy';
export * from './PolicyArchive';
