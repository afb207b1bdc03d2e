import type { DecisionDetail, TimelineEvent } from '../api/decisions';
import type { RunState } from './runState';

/** The steps of a run, in their order. @public */
export const runStepIds = [
  'plan',
  'policy',
  'approval',
  'apply',
  'catalog',
] as const;

/**
 * How far a step of a run has come. `ahead`: it can still come. `skipped`: it was not needed, or never came. `ended`: it
 * came to its end without a yes or a no. `unknown`: how it ended was not reported.
 * @public
 */
export type RunStep = {
  id: (typeof runStepIds)[number];
  progress:
    | 'done'
    | 'current'
    | 'failed'
    | 'ended'
    | 'unknown'
    | 'skipped'
    | 'ahead';
  /** When it came to that, where it did. */
  at?: string;
};

/** What is checked before anything is planned. */
const CONFIGURATION = 'terraform-configuration';

type Progress = RunStep['progress'];

/** What approval, apply and catalog have come to in each state; with `by-outcome`, approval is over or was not needed. */
const table = {
  checking: ['ahead', 'ahead', 'ahead'],
  'check-failed': ['skipped', 'skipped', 'skipped'],
  allowed: ['by-outcome', 'ahead', 'ahead'],
  denied: ['skipped', 'skipped', 'skipped'],
  'approval-required': ['current', 'ahead', 'ahead'],
  'waiting-for-approval': ['current', 'ahead', 'ahead'],
  approved: ['done', 'current', 'ahead'],
  rejected: ['failed', 'skipped', 'skipped'],
  'changes-requested': ['failed', 'skipped', 'skipped'],
  withdrawn: ['ended', 'skipped', 'skipped'],
  expired: ['ended', 'skipped', 'skipped'],
  superseded: ['ended', 'skipped', 'skipped'],
  applying: ['by-outcome', 'current', 'ahead'],
  applied: ['by-outcome', 'done', 'ahead'],
  failed: ['by-outcome', 'failed', 'skipped'],
  'outcome-unknown': ['by-outcome', 'unknown', 'skipped'],
  cancelled: ['by-outcome', 'ended', 'skipped'],
} as const satisfies Record<
  RunState,
  [Progress | 'by-outcome', Progress, Progress]
>;

/** The step of a run that each kind of event ends or starts; the newest one gives the time. */
const kinds: Record<RunStep['id'], TimelineEvent['kind'][]> = {
  plan: ['check-started', 'check-failed', 'run-cancelled'],
  policy: ['judged'],
  approval: [
    'approval-requested',
    'approved',
    'rejected',
    'changes-requested',
    'approval-withdrawn',
    'approval-expired',
  ],
  apply: [
    'grant-redeemed',
    'applied',
    'apply-failed',
    'outcome-unknown',
    'run-cancelled',
  ],
  catalog: ['cataloged'],
};

/** What was not reached has no time. */
const hasTime = new Set<Progress>([
  'done',
  'current',
  'failed',
  'ended',
  'unknown',
]);

/** Plan, policy, approval, apply and catalog of a run, from its state and its timeline. @public */
export function runSteps(
  detail: Pick<DecisionDetail, 'timeline'> & {
    state: RunState;
    decision: {
      evaluatedAt: string;
      recordedAt: string;
      verdict: Pick<DecisionDetail['decision']['verdict'], 'outcome'>;
      source?: Pick<DecisionDetail['decision']['source'], 'format'>;
    };
  },
): RunStep[] {
  const { state, timeline, decision } = detail;
  const { outcome } = decision.verdict;
  const [approval, apply, catalog] = table[state];
  const plan = ofPlan(state, decision.source?.format);
  const cataloged = timeline.some(({ kind }) => kind === 'cataloged');
  const asked = outcome === 'needs-approval' ? 'done' : 'skipped';
  const step = (id: keyof typeof kinds, progress: Progress): RunStep => ({
    id,
    progress,
    ...(hasTime.has(progress) && timeOf(timeline, kinds[id])),
  });
  if (plan !== undefined) {
    const later = state === 'checking' ? 'ahead' : 'skipped';
    return runStepIds.map(id => step(id, id === 'plan' ? plan : later));
  }
  return [
    { id: 'plan', progress: 'done', at: decision.evaluatedAt },
    {
      id: 'policy',
      progress: outcome === 'deny' ? 'failed' : 'done',
      at: decision.recordedAt,
    },
    step('approval', approval === 'by-outcome' ? asked : approval),
    step('apply', apply),
    step('catalog', cataloged ? 'done' : catalog),
  ];
}

/** Where a run is or ended before there was a plan; its configuration was checked, and the plan never was. */
function ofPlan(
  state: RunState,
  format: string | undefined,
): Progress | undefined {
  if (state === 'checking') return 'current';
  if (state === 'check-failed') return 'failed';
  return state === 'cancelled' && format === CONFIGURATION
    ? 'ended'
    : undefined;
}

function timeOf(
  timeline: readonly TimelineEvent[],
  of: readonly TimelineEvent['kind'][],
): { at?: string } {
  const at = timeline.filter(({ kind }) => of.includes(kind)).at(-1)?.at;
  return at === undefined ? {} : { at };
}
