import type { ApprovalState } from '@backstage-guardrails/plugin-guardrails-common';

/** How a sentence goes on that begins with the request: "The request was rejected." @internal */
export const stateText: Record<ApprovalState, string> = {
  open: 'is waiting for approval',
  approved: 'is approved',
  rejected: 'was rejected',
  'changes-requested': 'has ended with changes requested',
  expired: 'has expired',
  withdrawn: 'was withdrawn',
  superseded: 'was replaced by a newer one or by an upgrade',
  redeemed: 'was used',
};
