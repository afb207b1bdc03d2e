import type { Outcome } from '@backstage-guardrails/policy-model';
import type { ApprovalState } from '../api/approvals';

/**
 * Where a run stands: what became of a decision. It follows from what is on record and from the time, and is never
 * stored.
 * @public
 */
export const runStates = [
  'checking',
  'check-failed',
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
  'cancelled',
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
  /** What the enforcement point said last of the run; nothing once its checks are complete. */
  check?: 'running' | 'failed' | 'cancelled';
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

const ofCheck = {
  running: 'checking',
  failed: 'check-failed',
  cancelled: 'cancelled',
} as const satisfies Record<NonNullable<RunFacts['check']>, RunState>;

/**
 * The state of a run. What was carried out outweighs what was said about it before. A check that goes on
 * or ended without a result outweighs a decision that let it begin, and not one that denies it; what is approved can be
 * resumed, however the last try ended.
 * @public
 */
export function runStateOf(facts: RunFacts): RunState {
  const { outcome, approval, apply, check } = facts;
  if (apply !== undefined) return ofApply[apply];
  const outweighs =
    outcome === 'needs-approval'
      ? approval === 'approved' && check === 'running'
      : outcome !== 'deny';
  if (outweighs && check !== undefined) return ofCheck[check];
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
