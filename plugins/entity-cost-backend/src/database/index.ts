export { connect } from './connect';
export { costsInForce, factsInForce } from './inForce';
export { inChunks } from './inChunks';
export { integerText, microsOfText, storedInteger } from './integers';
export type * from './rows';
