export { connect, isSqlite } from './connect';
export { databaseTime } from './databaseTime';
export { deleteInBatches } from './deleteInBatches';
export { costsInForce, factsInForce } from './inForce';
export { inChunks } from './inChunks';
export { integerText, microsOfText, storedInteger } from './integers';
export type * from './rows';
