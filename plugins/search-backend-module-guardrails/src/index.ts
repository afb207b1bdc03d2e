/**
 * Rules, decisions and exceptions of Guardrails in the search of the portal.
 *
 * @packageDocumentation
 */
export { searchModuleGuardrails as default } from './module';
