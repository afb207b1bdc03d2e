import type { RunState } from '@backstage-guardrails/plugin-guardrails-common';
import type { Outcome } from '@backstage-guardrails/policy-model';

const granted: Outcome[] = ['allow', 'warn', 'needs-approval'];

/** The outcomes that a decision in a state can have: what narrows the list by an index before states are derived. */
const table = {
  checking: granted,
  'check-failed': ['allow', 'warn'],
  allowed: ['allow', 'warn'],
  denied: ['deny'],
  'approval-required': ['needs-approval'],
  'waiting-for-approval': ['needs-approval'],
  approved: ['needs-approval'],
  rejected: ['needs-approval'],
  'changes-requested': ['needs-approval'],
  withdrawn: ['needs-approval'],
  expired: ['needs-approval'],
  superseded: ['needs-approval'],
  applying: granted,
  applied: granted,
  failed: granted,
  'outcome-unknown': granted,
  cancelled: ['allow', 'warn'],
} as const satisfies Record<RunState, Outcome[]>;

/** The outcomes of decisions in one of some states, out of those that are wanted. @internal */
export function outcomesOf(
  states: readonly RunState[],
  wanted?: readonly Outcome[],
): Outcome[] {
  const possible = new Set<Outcome>(states.flatMap(state => table[state]));
  return [...possible].filter(outcome => wanted?.includes(outcome) ?? true);
}
