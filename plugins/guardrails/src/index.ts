/**
 * Pages, entity tabs and form fields of Guardrails, for apps of the legacy frontend system.
 *
 * @packageDocumentation
 */
export {
  EntityComplianceCard,
  EntityComplianceContent,
  GuardrailsPage,
  guardrailsPlugin,
  GuardrailsPreviewFieldExtension,
} from './plugin';
export type { PreviewFieldOptions } from './components/preview';
