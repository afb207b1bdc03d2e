import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';

/** A review is reassigned once, and a delegate can't reassign the review of another. @internal */
export function canReassign({
  eligibility,
  handedToYou,
}: Pick<ApprovalDetail, 'eligibility' | 'handedToYou'>): boolean {
  return (
    eligibility.canDecide &&
    !eligibility.standsInFor?.length &&
    handedToYou.length === 0
  );
}
