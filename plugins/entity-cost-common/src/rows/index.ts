export type { Cells } from './compileSource';
export type { CostRow } from './costRow';
export { type LoadTotal, LoadTotals } from './loadTotals';
export type { BillingProblem, BillingProblemCode } from './problems';
export {
  type BillingHeader,
  type ColumnConstants,
  type ColumnsFrom,
  essentialColumns,
  readHeader,
} from './readHeader';
export { readAmounts, readRow } from './readRow';
export { type TagSet, tagSetKey, tagValue } from './tagSet';
