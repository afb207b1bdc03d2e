/**
 * Permissions, API types and client of the Guardrails plugin.
 *
 * @packageDocumentation
 */
export * from './api';
