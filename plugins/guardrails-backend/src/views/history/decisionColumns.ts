import type { DecisionSummary } from '@backstage-guardrails/plugin-guardrails-common';
import type { ExportColumns } from '../../http';

/** What a file of decisions says of each. @internal */
export const decisionColumns: ExportColumns<DecisionSummary> = {
  id: ({ id }) => id,
  outcome: ({ outcome }) => outcome,
  state: ({ state }) => state,
  action: ({ action }) => action,
  evidence: ({ format }) => format,
  target: ({ target }) => target.ref,
  environment: ({ target }) => target.environment,
  environment_class: ({ target }) => target.environmentClass,
  requester: ({ actor }) => actor.ref,
  violations: ({ findings }) => findings.enforced,
  warnings: ({ findings }) => findings.warned,
  waived: ({ findings }) => findings.excepted,
  worst_finding: ({ headline }) => headline,
  worst_finding_was: ({ findings }) => findings.worst,
  recorded_at: ({ recordedAt }) => recordedAt,
};
