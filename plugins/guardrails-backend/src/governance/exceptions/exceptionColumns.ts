import type { ExceptionSummary } from '@backstage-guardrails/plugin-guardrails-common';
import type { ExportColumns } from '../../http';

/** What a file of exceptions says of each. @internal */
export const exceptionColumns: ExportColumns<ExceptionSummary> = {
  id: ({ id }) => id,
  state: ({ state }) => state,
  rule: ({ rule }) => rule,
  severity: ({ severity }) => severity,
  target: ({ target }) => target.ref,
  environment: ({ target }) => target.environment,
  owner: ({ target }) => target.owner,
  reason: ({ reason }) => reason,
  requester: ({ requester }) => requester,
  requested_at: ({ requestedAt }) => requestedAt,
  expires_at: ({ until }) => until,
  uses: ({ uses }) => uses,
  maximum_uses: ({ maximumUses }) => maximumUses,
  approval: ({ approval }) => approval,
};
