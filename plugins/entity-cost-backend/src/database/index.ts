export { connect } from './connect';
export { DecimalSums, storedUnits } from './DecimalSums';
export { costsInForce, factsInForce } from './inForce';
export { inChunks } from './inChunks';
export { integerText, microsOfText, storedInteger } from './integers';
export { lockSums } from './lockSums';
export { sumExactly } from './sumExactly';
export type * from './rows';
export {
  type WorkloadColumn,
  workloadColumns,
  workloadOf,
  workloadTexts,
} from './workloadColumns';
