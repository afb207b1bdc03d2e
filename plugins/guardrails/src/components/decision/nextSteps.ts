import {
  runStateTable,
  type ApprovalDetail,
  type RunAction,
  type RunRole,
  type RunState,
  type RunStateEntry,
} from '@backstage-guardrails/plugin-guardrails-common';

/** What of an approval says which part a person has in it. */
type Part = Pick<ApprovalDetail, 'eligibility' | 'consents'>;

/** Steps of those who can still review. The others of an approver are for those who did. */
const reviews = new Set<RunAction>([
  'approve',
  'request-changes',
  'reject',
  'reassign',
]);

/** Steps towards applying it, which a recorded plan has not. */
const applies = new Set<RunAction>(['request-exception', 'resume']);

/** What a person can do next. It only spares what would be refused; the service decides. @internal */
export function nextSteps(options: {
  state: RunState;
  caller: string | undefined;
  requester: string;
  recorded: boolean;
  approval?: Part;
}): RunAction[] {
  const { state, caller, requester, recorded, approval } = options;
  if (caller === undefined) return [];
  const { next }: RunStateEntry = runStateTable[state];
  const canReview = approval?.eligibility.canDecide ?? false;
  const reviewed =
    approval?.consents.some(
      ({ person, withdrawnAt }) => person === caller && !withdrawnAt,
    ) ?? false;
  const role = roleOf({ caller, requester, takesPart: canReview || reviewed });
  return next[role].filter(action => {
    if (recorded && applies.has(action)) return false;
    if (role !== 'approver') return true;
    return reviews.has(action) ? canReview : reviewed;
  });
}

function roleOf(options: {
  caller: string;
  requester: string;
  takesPart: boolean;
}): RunRole {
  const { caller, requester, takesPart } = options;
  if (caller === requester) return 'requester';
  return takesPart ? 'approver' : 'other';
}
