/**
 * Permissions, API types and client of the Guardrails plugin.
 *
 * @packageDocumentation
 */
export * from './api/GuardrailsApi';
export * from './api/requests';
export * from './client';
export * from './permissions';
export * from './pure';
