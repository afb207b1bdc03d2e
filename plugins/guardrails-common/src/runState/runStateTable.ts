import { outcomeWords } from '@backstage-guardrails/policy-model';
import type { ApprovalState } from '../api/approvals';
import { type RunState, stateOfApproval } from './runState';

/** What a person is to a run: who made the request, who can review it or did, and everybody else. @public */
export type RunRole = 'requester' | 'approver' | 'other';

/** A next step of a person, as a verb. @public */
export type RunAction =
  | 'approve'
  | 'fix-and-resubmit'
  | 'reassign'
  | 'reject'
  | 'request-approval'
  | 'request-changes'
  | 'request-exception'
  | 'resume'
  | 'withdraw';

/** How a state is shown everywhere, and what can be done in it. @public */
export type RunStateEntry = {
  word: string;
  sentence: string;
  /** The meaning of the colour, which only repeats the word. */
  tone: 'good' | 'caution' | 'consent' | 'bad' | 'neutral';
  icon: 'check' | 'block' | 'people' | 'running' | 'failed' | 'unknown' | 'end';
  /** In the order in which they are offered; who is refused all the same is the service's to say. */
  next: Record<RunRole, readonly RunAction[]>;
};

const nothing = { requester: [], approver: [], other: [] } as const;

/**
 * What each state is called, how it looks and what comes next. Lists, pages, notifications, task logs and outputs read
 * it, so that a run is called the same wherever it is met.
 * @public
 */
export const runStateTable = {
  checking: {
    word: 'Checking',
    sentence: 'The check goes on. Nothing was applied by it.',
    tone: 'neutral',
    icon: 'running',
    next: nothing,
  },
  'check-failed': {
    word: 'Check failed',
    sentence: 'The check did not come to a result. Nothing was applied by it.',
    tone: 'bad',
    icon: 'failed',
    next: { ...nothing, requester: ['fix-and-resubmit'] },
  },
  allowed: {
    word: outcomeWords.allow.word,
    sentence: 'Policy allows it. It was not applied.',
    tone: 'good',
    icon: 'check',
    next: nothing,
  },
  denied: {
    word: outcomeWords.deny.word,
    sentence: 'Policy denies it. Nothing was applied.',
    tone: 'bad',
    icon: 'block',
    next: {
      requester: ['fix-and-resubmit', 'request-exception'],
      approver: [],
      other: ['request-exception'],
    },
  },
  'approval-required': {
    word: outcomeWords['needs-approval'].word,
    sentence: 'No approval was requested yet.',
    tone: 'consent',
    icon: 'people',
    next: { ...nothing, requester: ['request-approval', 'request-exception'] },
  },
  'waiting-for-approval': {
    word: 'Waiting for approval',
    sentence: 'It is applied only after the required approvals.',
    tone: 'consent',
    icon: 'people',
    next: {
      requester: ['withdraw'],
      approver: [
        'approve',
        'request-changes',
        'reject',
        'reassign',
        'withdraw',
      ],
      other: [],
    },
  },
  approved: {
    word: 'Approved',
    sentence: 'It was approved and can be resumed.',
    tone: 'good',
    icon: 'check',
    next: {
      requester: ['resume', 'withdraw'],
      approver: ['withdraw'],
      other: [],
    },
  },
  rejected: {
    word: 'Rejected',
    sentence: 'An approver rejected it. Nothing was applied.',
    tone: 'bad',
    icon: 'block',
    next: { ...nothing, requester: ['fix-and-resubmit'] },
  },
  'changes-requested': {
    word: 'Changes requested',
    sentence: 'An approver requested changes. Nothing was applied.',
    tone: 'caution',
    icon: 'block',
    next: { ...nothing, requester: ['fix-and-resubmit'] },
  },
  withdrawn: {
    word: 'Withdrawn',
    sentence: 'The request for approval was withdrawn. Nothing was applied.',
    tone: 'neutral',
    icon: 'end',
    next: { ...nothing, requester: ['request-approval'] },
  },
  expired: {
    word: 'Expired',
    sentence: 'The request for approval expired. Nothing was applied.',
    tone: 'neutral',
    icon: 'end',
    next: { ...nothing, requester: ['request-approval'] },
  },
  superseded: {
    word: 'Replaced',
    sentence: 'A newer request or an upgrade replaced it. Nothing was applied.',
    tone: 'neutral',
    icon: 'end',
    next: { ...nothing, requester: ['fix-and-resubmit'] },
  },
  applying: {
    word: 'Applying',
    sentence: 'The change was started. Its outcome was not reported yet.',
    tone: 'caution',
    icon: 'running',
    next: nothing,
  },
  applied: {
    word: 'Applied',
    sentence: 'The change was applied.',
    tone: 'good',
    icon: 'check',
    next: nothing,
  },
  failed: {
    word: 'Failed',
    sentence: 'Applying it failed. Some of the change may have been made.',
    tone: 'bad',
    icon: 'failed',
    next: { ...nothing, requester: ['fix-and-resubmit'] },
  },
  'outcome-unknown': {
    word: 'Outcome unknown',
    sentence:
      'The change was started and its outcome was not reported. Check what exists.',
    tone: 'caution',
    icon: 'unknown',
    next: { ...nothing, requester: ['fix-and-resubmit'] },
  },
  cancelled: {
    word: 'Cancelled',
    sentence: 'The task was cancelled. Nothing was applied by it.',
    tone: 'neutral',
    icon: 'end',
    next: { ...nothing, requester: ['fix-and-resubmit'] },
  },
} as const satisfies Record<RunState, RunStateEntry>;

/**
 * The words for the states of a request for approval, whatever it is about. They are those of a run; only a request that
 * was used has a word of its own, because a run goes on after it.
 * @public
 */
export const approvalWords = {
  open: runStateTable[stateOfApproval.open].word,
  approved: runStateTable[stateOfApproval.approved].word,
  rejected: runStateTable[stateOfApproval.rejected].word,
  'changes-requested': runStateTable[stateOfApproval['changes-requested']].word,
  withdrawn: runStateTable[stateOfApproval.withdrawn].word,
  expired: runStateTable[stateOfApproval.expired].word,
  superseded: runStateTable[stateOfApproval.superseded].word,
  redeemed: 'Used',
} as const satisfies Record<ApprovalState, string>;
