/**
 * Template actions that plan, judge and apply under Guardrails.
 *
 * @packageDocumentation
 */
export * from './config';
export { ActionError, type ActionErrorCode } from './errors';
export { scaffolderModuleGuardrails as default } from './module';
export type {
  RunnerIdentity,
  TerraformCall,
  TerraformExit,
  TerraformRunner,
} from './runner';
