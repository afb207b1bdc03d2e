export type { Checkpoint } from './Checkpoint';
export { openCheckpoint } from './openCheckpoint';
export { originOf } from './origin';
export type { LogEpoch } from './origin';
export { signCheckpoint } from './signCheckpoint';
