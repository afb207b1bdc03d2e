/**
 * Access to PostgreSQL for a while: accounts that end, whatever was done with them.
 *
 * @packageDocumentation
 */
export * from './errors';
export * from './grant';
export * from './list';
export * from './reaper';
export * from './revoke';
export * from './sealed';
export * from './Server';
export * from './usage';
export * from './verify';
