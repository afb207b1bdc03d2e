/**
 * Template actions that plan, evaluate and apply under Guardrails.
 *
 * @packageDocumentation
 */
export { ActionError, type ActionErrorCode } from './errors';
export { scaffolderModuleGuardrails as default } from './module';
