/**
 * Adds what was provisioned and the configured environments to the catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleGuardrails as default } from './module';
