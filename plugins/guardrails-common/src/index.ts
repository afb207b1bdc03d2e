/**
 * Permissions, API types and client of the Guardrails plugin.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './client';
export * from './errors';
export * from './permissions';
