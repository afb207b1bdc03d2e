export * from './loadPolicy';
export * from './PolicyArchive';
export * from './recordPolicy';
export * from './refuseRedated';
