import {
  outcomeSchema,
  outcomeWords,
} from '@backstage-guardrails/policy-model';
import {
  type RunFacts,
  type RunState,
  runStateOf,
  runStates,
} from './runState';
import {
  type RunStateEntry,
  approvalWords,
  runStateTable,
} from './runStateTable';
import { runSteps } from './runSteps';

/** Every way that a run can go: its facts, and how it is then called, coloured and continued. */
const paths: [RunFacts, string][] = [
  [{ outcome: 'allow' }, 'Allowed good check ✓✓–○○'],
  [{ outcome: 'warn' }, 'Allowed good check ✓✓–○○'],
  [{ outcome: 'allow', apply: 'running' }, 'Applying caution running ✓✓–●○'],
  [{ outcome: 'allow', apply: 'applied' }, 'Applied good check ✓✓–✓○'],
  [
    { outcome: 'warn', apply: 'failed' },
    'Failed bad failed ✓✓–✗– | requester: fix-and-resubmit',
  ],
  [
    { outcome: 'allow', apply: 'unknown' },
    'Outcome unknown caution unknown ✓✓–?– | requester: fix-and-resubmit',
  ],
  [{ outcome: 'allow', check: 'running' }, 'Checking neutral running ●○○○○'],
  [
    { outcome: 'allow', check: 'failed' },
    'Check failed bad failed ✗–––– | requester: fix-and-resubmit',
  ],
  [
    { outcome: 'warn', check: 'cancelled' },
    'Cancelled neutral end ✓✓–■– | requester: fix-and-resubmit',
  ],
  [
    { outcome: 'allow', check: 'cancelled', apply: 'applied' },
    'Applied good check ✓✓–✓○',
  ],
  [
    { outcome: 'needs-approval', approval: 'approved', check: 'running' },
    'Checking neutral running ●○○○○',
  ],
  [
    { outcome: 'needs-approval', approval: 'approved', check: 'cancelled' },
    'Approved good check ✓✓✓●○ | requester: resume, withdraw | approver: withdraw',
  ],
  [
    { outcome: 'needs-approval', approval: 'open', check: 'failed' },
    'Waiting for approval consent people ✓✓●○○ | requester: withdraw | approver: approve, request-changes, reject, reassign, withdraw',
  ],
  [
    { outcome: 'deny', check: 'failed' },
    'Denied bad block ✓✗––– | requester: fix-and-resubmit, request-exception | other: request-exception',
  ],
  [
    { outcome: 'deny' },
    'Denied bad block ✓✗––– | requester: fix-and-resubmit, request-exception | other: request-exception',
  ],
  [
    { outcome: 'needs-approval' },
    'Needs approval consent people ✓✓●○○ | requester: request-approval, request-exception',
  ],
  [
    { outcome: 'needs-approval', approval: 'open' },
    'Waiting for approval consent people ✓✓●○○ | requester: withdraw | approver: approve, request-changes, reject, reassign, withdraw',
  ],
  [
    { outcome: 'needs-approval', approval: 'approved' },
    'Approved good check ✓✓✓●○ | requester: resume, withdraw | approver: withdraw',
  ],
  [
    { outcome: 'needs-approval', approval: 'rejected' },
    'Rejected bad block ✓✓✗–– | requester: fix-and-resubmit',
  ],
  [
    { outcome: 'needs-approval', approval: 'changes-requested' },
    'Changes requested caution block ✓✓✗–– | requester: fix-and-resubmit',
  ],
  [
    { outcome: 'needs-approval', approval: 'withdrawn' },
    'Withdrawn neutral end ✓✓■–– | requester: request-approval',
  ],
  [
    { outcome: 'needs-approval', approval: 'expired' },
    'Expired neutral end ✓✓■–– | requester: request-approval',
  ],
  [
    { outcome: 'needs-approval', approval: 'superseded' },
    'Replaced neutral end ✓✓■–– | requester: fix-and-resubmit',
  ],
  [
    { outcome: 'needs-approval', approval: 'redeemed', apply: 'running' },
    'Applying caution running ✓✓✓●○',
  ],
  [
    { outcome: 'needs-approval', approval: 'redeemed', apply: 'applied' },
    'Applied good check ✓✓✓✓○',
  ],
  [
    { outcome: 'needs-approval', approval: 'redeemed', apply: 'failed' },
    'Failed bad failed ✓✓✓✗– | requester: fix-and-resubmit',
  ],
];

describe('a run', () => {
  it.each(paths)('of %j is shown as %s', (facts, shown) => {
    const state = runStateOf(facts);
    expect(describeRun(state, facts)).toBe(shown);
  });

  it('has every state on one of these paths', () => {
    const met = new Set(paths.map(([facts]) => runStateOf(facts)));
    expect(met).toEqual(new Set(runStates));
  });

  it('has a word of its own in each state', () => {
    const words = runStates.map(state => runStateTable[state].word);
    expect(new Set(words).size).toBe(runStates.length);
  });

  it('is called as its verdict is, before anything else happened', () => {
    for (const outcome of outcomeSchema.exclude(['warn']).options) {
      const { word } = runStateTable[runStateOf({ outcome })];
      expect(word).toBe(outcomeWords[outcome].word);
    }
  });

  it('is called as its request for approval is', () => {
    const { redeemed, ...words } = approvalWords;
    expect(redeemed).toBe('Used');
    for (const [approval, word] of Object.entries(words)) {
      const facts = { outcome: 'needs-approval', approval } as RunFacts;
      expect(runStateTable[runStateOf(facts)].word).toBe(word);
    }
  });
});

const signs = {
  done: '✓',
  current: '●',
  failed: '✗',
  unknown: '?',
  ended: '■',
  skipped: '–',
  ahead: '○',
};

function describeRun(state: RunState, { outcome }: RunFacts): string {
  const { word, tone, icon, next }: RunStateEntry = runStateTable[state];
  const steps = runSteps({
    state,
    timeline: [],
    decision: {
      evaluatedAt: '2026-03-10T12:00:00Z',
      recordedAt: '2026-03-10T12:00:00Z',
      verdict: { outcome },
    },
  });
  return [
    `${word} ${tone} ${icon} ${steps
      .map(({ progress }) => signs[progress])
      .join('')}`,
    ...Object.entries(next).flatMap(([role, actions]) =>
      actions.length ? [`${role}: ${actions.join(', ')}`] : [],
    ),
  ].join(' | ');
}
