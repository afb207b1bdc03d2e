import type { Outcome } from '@backstage-guardrails/policy-model';
import type { ApprovalState } from '../api/approvals';

/**
 * Where a run stands: what became of a decision. It follows from what is on record and from the time, and is never
 * stored.
 * @public
 */
export const runStates = [
  'allowed',
  'denied',
  'approval-required',
  'waiting-for-approval',
  'approved',
  'rejected',
  'changes-requested',
  'withdrawn',
  'expired',
  'superseded',
  'applying',
  'applied',
  'failed',
  'outcome-unknown',
] as const;

/** @public */
export type RunState = (typeof runStates)[number];

/** What the state of a run follows from. @public */
export type RunFacts = {
  outcome: Outcome;
  /** Of the newest request for approval of the same change by the same person. */
  approval?: ApprovalState;
  /** Of the newest grant that was redeemed for it, of this decision or of one that rests on its approval. */
  apply?: 'running' | 'applied' | 'failed' | 'unknown';
};

const ofApply = {
  running: 'applying',
  applied: 'applied',
  failed: 'failed',
  unknown: 'outcome-unknown',
} as const satisfies Record<NonNullable<RunFacts['apply']>, RunState>;

/** The state of a run that each state of its request for approval comes to. @public */
export const stateOfApproval = {
  open: 'waiting-for-approval',
  approved: 'approved',
  rejected: 'rejected',
  'changes-requested': 'changes-requested',
  withdrawn: 'withdrawn',
  expired: 'expired',
  superseded: 'superseded',
  // where its grant is not on record
  redeemed: 'approved',
} as const satisfies Record<ApprovalState, RunState>;

/** The state of a run. What was carried out outweighs what was said about it before. @public */
export function runStateOf({ outcome, approval, apply }: RunFacts): RunState {
  if (apply !== undefined) return ofApply[apply];
  switch (outcome) {
    case 'allow':
    case 'warn':
      return 'allowed';
    case 'deny':
      return 'denied';
    case 'needs-approval':
      return approval === undefined
        ? 'approval-required'
        : stateOfApproval[approval];
    default:
      throw new TypeError(`Not an outcome: ${String(outcome satisfies never)}`);
  }
}
