/**
 * The decision service of Guardrails.
 *
 * @packageDocumentation
 */
export { guardrailsPlugin as default } from './plugin';
export {
  createDecisionConditionalDecision,
  decisionConditions,
} from './identity/access/rules';
export {
  decisionResourceRef,
  type DecisionQuery,
  type DecisionResource,
} from './identity/access/decisionResource';
export {
  createFindingConditionalDecision,
  findingConditions,
} from './identity/access/findingRules';
export {
  findingResourceRef,
  type FindingQuery,
  type FindingResource,
} from './identity/access/findingResource';
export {
  DECISION_TOPIC,
  type DecisionEvent,
  type DecisionEvents,
} from './announce/DecisionEvent';
