export * from './GuardrailsService';
export { guardrailsServiceRef } from './guardrailsServiceRef';
