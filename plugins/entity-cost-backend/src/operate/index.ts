export { Ingest } from './Ingest';
export { observeCosts } from './observeCosts';
export { pruneCosts } from './pruneCosts';
