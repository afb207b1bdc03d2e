export * from './names';
export * from './sealedColumns';
export * from './SealedTables';
export * from './Seals';
