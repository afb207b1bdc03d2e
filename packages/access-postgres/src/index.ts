/**
 * Access to PostgreSQL for a while: accounts that end, whatever was done with them.
 *
 * @packageDocumentation
 */
export * from './errors';
export * from './examineServer';
export * from './grant';
export * from './list';
export { installReaper, reap, reaperIsAlive } from './reaper';
export * from './reaperSql';
export * from './revoke';
export * from './sealed';
export * from './Server';
export * from './usage';
export * from './verify';
