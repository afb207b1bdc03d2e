export * from './loadPolicy';
export * from './offInClasses';
export * from './PolicyArchive';
export * from './recordPolicy';
