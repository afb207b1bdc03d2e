/**
 * Loads billing data, allocates it to catalog entities, answers what they cost and watches budgets.
 *
 * @packageDocumentation
 */
export {
  costConditions,
  type CostQuery,
  type CostResource,
  costResourceRef,
  createCostConditionalDecision,
} from './access';
export { entityCostPlugin as default } from './plugin';
