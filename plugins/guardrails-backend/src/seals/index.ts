export * from './names';
export * from './sealedColumns';
export * from './Seals';
