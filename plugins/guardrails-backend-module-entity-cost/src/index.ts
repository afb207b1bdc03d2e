/**
 * Tells guardrails budgets, and what changes cost.
 *
 * @packageDocumentation
 */
export { guardrailsModuleEntityCost as default } from './module';
