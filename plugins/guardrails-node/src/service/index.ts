export * from './actorChainOf';
export * from './GuardrailsService';
export { guardrailsServiceRef } from './guardrailsServiceRef';
export * from './reportOutcome';
