export { awsPriceBook } from './awsPriceBook';
export {
  calibrate,
  type Calibration,
  type EstimateOutcome,
} from './calibration';
export type {
  CostEstimate,
  EstimatedResource,
  EstimateGaps,
} from './costEstimate';
export { estimateResources, type PlannedResource } from './estimateResources';
export { type MonthlyDelta, monthlyDelta } from './monthlyDelta';
export {
  type InfracostProblem,
  type InfracostProblemCode,
  readInfracost,
} from './readInfracost';
export { type Price, type PriceBook, priceBookSchema } from './priceBook';
