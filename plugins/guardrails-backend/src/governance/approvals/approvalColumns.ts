import type { ApprovalSummary } from '@backstage-guardrails/plugin-guardrails-common';
import type { ExportColumns } from '../../http';

/** What a file of requests for approval says of each. @internal */
export const approvalColumns: ExportColumns<ApprovalSummary> = {
  id: ({ id }) => id,
  state: ({ state }) => state,
  title: ({ title }) => title,
  about: ({ subject }) => subject.kind,
  target: ({ target }) => target.ref,
  environment: ({ target }) => target.environment,
  requester: ({ requester }) => requester,
  requested_at: ({ requestedAt }) => requestedAt,
  expires_at: ({ expiresAt }) => expiresAt,
  fingerprint: ({ fingerprint }) => fingerprint,
};
