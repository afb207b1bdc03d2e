/**
 * The Guardrails rules as a compiled bundle, and the parameters they start with.
 *
 * @packageDocumentation
 */
export * from './paths';
