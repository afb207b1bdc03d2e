/**
 * Template actions that plan, evaluate and apply under Guardrails.
 *
 * @packageDocumentation
 */
export { ActionError, type ActionErrorCode } from './errors';
export {
  guardrailsRecordedPlansExtensionPoint,
  type RecordedPlanRequest,
  type RecordedPlansExtensionPoint,
  type RecordedPlanSource,
} from './recorded';
export { scaffolderModuleGuardrails as default } from './module';
