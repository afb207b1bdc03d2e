export * from './guardrailsApiRef';
export * from './guardrailsApiFactory';
