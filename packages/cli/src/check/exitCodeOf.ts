import type { FailOn } from '../arguments';
import type { Answer } from './Judged';

/** Exit codes of `guardrails check`. */
const exitCodes = {
  undecided: 1,
  deny: 2,
  needsApproval: 3,
  warn: 4,
  pass: 0,
} as const;

/**
 * The worst of several files: not decided before denied before needs approval before warnings.
 * No answer at all is not a pass either.
 *
 * With `requireFacts` a rule that lacks a fact which only a server has counts as one that needs approval, unless it is
 * advisory. `failOn` names the mildest outcome that is not a pass; a file that was not decided never is one.
 * @internal
 */
export function exitCodeOf(
  answers: readonly Answer[],
  options: { requireFacts: boolean; failOn: FailOn },
): number {
  const outcomes = answers.flatMap(answer => {
    if (answer.status === 'failed') return ['failed'];
    const { outcome, notJudged = [] } = answer.judged.verdict;
    const counts =
      options.requireFacts &&
      notJudged.some(({ level }) => level !== 'advisory');
    return counts ? [outcome, 'needs-approval'] : [outcome];
  });
  if (outcomes.length === 0 || !outcomes.every(isOutcome)) {
    return exitCodes.undecided;
  }
  if (outcomes.includes('deny')) return exitCodes.deny;
  if (options.failOn === 'deny') return exitCodes.pass;
  if (outcomes.includes('needs-approval')) return exitCodes.needsApproval;
  return options.failOn === 'warn' && outcomes.includes('warn')
    ? exitCodes.warn
    : exitCodes.pass;
}

/** Of a newer server an outcome may not be known here, and is not a pass. */
function isOutcome(outcome: string): boolean {
  return ['allow', 'warn', 'needs-approval', 'deny'].includes(outcome);
}
