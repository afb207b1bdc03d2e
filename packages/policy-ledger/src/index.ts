/**
 * The tamper-evident log: entries, Merkle tree, signed checkpoints, receipts and their verification.
 *
 * @packageDocumentation
 */
export * from './checkpoint';
export * from './entry';
export * from './errors';
export * from './merkle';
export * from './note';
export * from './receipt';
export * from './tiles';
export * from './verify';
