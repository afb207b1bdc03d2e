import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';

/** A request for approval of a change. @internal */
export type ApprovalOfChange = ApprovalDetail & {
  subject: Extract<ApprovalDetail['subject'], { kind: 'change' }>;
};
