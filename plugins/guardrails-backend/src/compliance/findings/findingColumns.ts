import type { FindingRecord } from '@backstage-guardrails/plugin-guardrails-common';
import type { ExportColumns } from '../../http';

/** What a file of findings says of each. @internal */
export const findingColumns: ExportColumns<FindingRecord> = {
  id: ({ id }) => id,
  state: ({ status }) => status.state,
  rule: ({ finding }) => finding.rule,
  title: ({ finding }) => finding.title,
  level: ({ finding }) => finding.level,
  severity: ({ finding }) => finding.severity,
  entity: ({ entity }) => entity,
  owner: ({ owner }) => owner,
  system: ({ system }) => system,
  environment: ({ environment }) => environment,
  resource: ({ finding }) => finding.resource,
  path: ({ finding }) => finding.path,
  actual: ({ finding }) => valueText(finding.actual),
  expected: ({ finding }) => valueText(finding.expected),
  message: ({ finding }) => finding.message,
  fix: ({ finding }) => finding.fix,
  first_seen_at: ({ firstSeenAt }) => firstSeenAt,
  opened_at: ({ status }) => ('openedAt' in status && status.openedAt) || '',
  last_seen_at: ({ lastSeenAt }) => lastSeenAt,
  not_confirmed_since: ({ status }) =>
    status.state === 'not-confirmed' ? status.unconfirmedAt : '',
  resolved_at: ({ status }) =>
    status.state === 'resolved' ? status.resolvedAt : '',
  exception: ({ status }) =>
    (status.state === 'waived' && status.exception) || '',
  reopened: ({ reopened }) => String(reopened),
  source: ({ source }) => source,
  decision: ({ decision }) => decision,
};

function valueText(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
