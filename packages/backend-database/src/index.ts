/**
 * How backend plugins use their database: migrations by one replica at a time, its clock, deletes in batches.
 *
 * @packageDocumentation
 */
export { connectDatabase } from './connectDatabase';
export { databaseTime } from './databaseTime';
export { deleteInBatches } from './deleteInBatches';
export { isSqlite } from './isSqlite';
export { migrateInTurn, type Migrations } from './migrateInTurn';
