import type { Answer } from './Judged';

/** Exit codes of `guardrails check`. */
const exitCodes = {
  undecided: 1,
  deny: 2,
  needsApproval: 3,
  pass: 0,
} as const;

/**
 * The worst of several files: not decided before denied before needs approval.
 * No answer at all is not a pass either.
 * @internal
 */
export function exitCodeOf(answers: readonly Answer[]): number {
  const outcomes = answers.map(answer =>
    answer.status === 'judged' ? answer.judged.verdict.outcome : 'failed',
  );
  if (outcomes.length === 0 || outcomes.includes('failed')) {
    return exitCodes.undecided;
  }
  if (outcomes.includes('deny')) return exitCodes.deny;
  if (outcomes.includes('needs-approval')) return exitCodes.needsApproval;
  return outcomes.every(outcome => outcome === 'allow' || outcome === 'warn')
    ? exitCodes.pass
    : exitCodes.undecided;
}
