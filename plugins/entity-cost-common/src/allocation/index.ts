export { allocate, type AllocatedBy, type Allocation } from './allocate';
export { CatalogIndex, type Claimant, type CostEntity } from './catalogIndex';
export {
  type Condition,
  type CostClaim,
  type CostSubject,
  holds,
} from './conditions';
export { readRules, type RuleListProblem } from './readRules';
export { type AllocationRule, defaultRules, type RuleTarget } from './rules';
export {
  type AllocationMove,
  type RuleTrial,
  type SubjectAmount,
  tryRules,
} from './tryRules';
