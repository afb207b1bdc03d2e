export * from './loadPolicy';
export * from './PolicyArchive';
export * from './refuseRedated';
