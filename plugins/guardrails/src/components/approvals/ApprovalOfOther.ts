import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';

/** A request for approval of something else than a change: that is on the page of its run. @internal */
export type ApprovalOfOther = ApprovalDetail & {
  subject: Exclude<ApprovalDetail['subject'], { kind: 'change' }>;
};
