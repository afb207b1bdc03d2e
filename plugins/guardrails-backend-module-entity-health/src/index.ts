/**
 * Tells guardrails the health of entities.
 *
 * @packageDocumentation
 */
export { guardrailsModuleEntityHealth as default } from './module';
