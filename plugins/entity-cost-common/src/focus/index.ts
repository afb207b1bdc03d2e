export {
  chargeCategories,
  type ChargeCategory,
  chargeKind,
  type ChargeKind,
} from './charge';
export {
  type FocusColumn,
  type FocusColumnId,
  focusColumnIds,
  focusColumns,
  type FocusLevel,
  type FocusVersion,
  focusVersions,
} from './columns';
export { checkConformance, type FocusConformance } from './conformance';
export {
  type InstantProblemCode,
  type ParsedInstant,
  parseInstant,
} from './instant';
