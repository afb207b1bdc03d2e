export * from './endOnFailedStart';
export * from './migrateInTurn';
