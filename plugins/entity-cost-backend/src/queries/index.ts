export { costColumn, microsText, perMilleOf } from './amounts';
export { billTotals } from './billTotals';
export { costsOfEntities } from './costsOfEntities';
export { readCursor, writeCursor } from './cursor';
export { EntityCostReader } from './EntityCostReader';
export { entityUsage } from './entityUsage';
export {
  groupCursorSchema,
  type Grouping,
  type GroupRow,
  listGroups,
  totalsOfGroups,
  unallocatedTotals,
} from './groupCosts';
export { addMonths } from './months';
export { type Period, PeriodReader } from './PeriodReader';
export { staleSince } from './staleSince';
export { listUnallocated, unallocatedCursorSchema } from './unallocated';
export { failureStarts, firstCode, isFailure } from './loadFailures';
export { unallocatedShares } from './unallocatedShares';
