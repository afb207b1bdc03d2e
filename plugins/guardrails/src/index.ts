/**
 * Pages, entity tabs and form fields of Guardrails, for apps of the legacy frontend system.
 *
 * @packageDocumentation
 */
export {
  createOpenViolationsColumn,
  EntityOpenViolationsPicker,
} from './components/catalog';
export { ApprovalsSidebarItem } from './components/nav/ApprovalsSidebarItem';
export { GuardrailsSidebarItem } from './components/nav/GuardrailsSidebarItem';
export {
  EntityComplianceCard,
  EntityComplianceContent,
  GuardrailsChoiceFieldExtension,
  GuardrailsPage,
  guardrailsPlugin,
  GuardrailsPreviewFieldExtension,
  HomeEndingExceptions,
  HomeMyRuns,
  HomePendingApprovals,
  HomeTeamViolations,
} from './plugin';
export type { ChoiceFieldOptions } from './components/choice';
export type { PreviewFieldOptions } from './components/preview';
export { guardrailsTranslationRef } from './translation';
