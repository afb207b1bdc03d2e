/**
 * Template actions that plan, judge and apply under Guardrails.
 *
 * @packageDocumentation
 */
export { ActionError, type ActionErrorCode } from './errors';
export { scaffolderModuleGuardrails as default } from './module';
