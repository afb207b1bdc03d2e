import { outcomeSchema } from '@backstage-guardrails/policy-model';
import { type RunFacts, runStateOf, runStates } from './runState';

const approvals = [
  undefined,
  'open',
  'approved',
  'rejected',
  'changes-requested',
  'expired',
  'withdrawn',
  'superseded',
  'redeemed',
] as const satisfies ReadonlyArray<RunFacts['approval']>;

const applies = [
  undefined,
  'running',
  'applied',
  'failed',
  'unknown',
] as const satisfies ReadonlyArray<RunFacts['apply']>;

const checks = [
  undefined,
  'running',
  'failed',
  'cancelled',
] as const satisfies ReadonlyArray<RunFacts['check']>;

describe('runStateOf', () => {
  it.each<[RunFacts, string]>([
    [{ outcome: 'allow' }, 'allowed'],
    [{ outcome: 'warn' }, 'allowed'],
    [{ outcome: 'deny' }, 'denied'],
    [{ outcome: 'deny', approval: 'approved' }, 'denied'],
    [{ outcome: 'needs-approval' }, 'approval-required'],
    [{ outcome: 'needs-approval', approval: 'open' }, 'waiting-for-approval'],
    [{ outcome: 'needs-approval', approval: 'approved' }, 'approved'],
    [{ outcome: 'needs-approval', approval: 'rejected' }, 'rejected'],
    [
      { outcome: 'needs-approval', approval: 'changes-requested' },
      'changes-requested',
    ],
    [{ outcome: 'needs-approval', approval: 'withdrawn' }, 'withdrawn'],
    [{ outcome: 'needs-approval', approval: 'expired' }, 'expired'],
    [{ outcome: 'needs-approval', approval: 'superseded' }, 'superseded'],
    [{ outcome: 'needs-approval', approval: 'redeemed' }, 'approved'],
    [
      { outcome: 'needs-approval', approval: 'redeemed', apply: 'running' },
      'applying',
    ],
    [{ outcome: 'allow', apply: 'running' }, 'applying'],
    [{ outcome: 'allow', apply: 'applied' }, 'applied'],
    [{ outcome: 'warn', apply: 'failed' }, 'failed'],
    [{ outcome: 'allow', apply: 'unknown' }, 'outcome-unknown'],
  ])('of %j is %s', (facts, state) => {
    expect(runStateOf(facts)).toBe(state);
  });

  it('knows every combination, and has every state', () => {
    const found = outcomeSchema.options.flatMap(outcome =>
      approvals.flatMap(approval =>
        applies.flatMap(apply =>
          checks.map(check => runStateOf({ outcome, approval, apply, check })),
        ),
      ),
    );
    expect(new Set(found)).toEqual(new Set(runStates));
  });
});
