import {
  escapeForDisplay,
  outcomeWords,
  type Decision,
  type Finding,
} from '@backstage-guardrails/policy-model';

const SHOWN = 5;

/** The address of a decision in the portal. @internal */
export function decisionLink(options: {
  baseUrl: string;
  decision: Pick<Decision, 'id'>;
}): string {
  return `${options.baseUrl.replace(/\/+$/, '')}/guardrails/decisions/${
    options.decision.id
  }`;
}

/** What survives of a failed task: one line a finding, the first five, and where to read the rest. @internal */
export function describeDecision(options: {
  baseUrl: string;
  decision: Pick<Decision, 'id' | 'verdict'>;
}): string {
  const { findings, outcome } = options.decision.verdict;
  const counting = findings.filter(f => f.disposition === 'enforced');
  const shown = counting.length ? counting : findings;
  const { sign, word } = outcomeWords[outcome];
  const more = shown.length - SHOWN;
  return [
    `${sign} ${word}: ${shown.length} finding${shown.length === 1 ? '' : 's'}`,
    ...shown.slice(0, SHOWN).map(line),
    ...(more > 0 ? [`and ${more} more`] : []),
    decisionLink(options),
  ].join('\n');
}

function line(finding: Finding): string {
  const resource = finding.resource ? `${finding.resource}: ` : '';
  return escapeForDisplay(
    `- ${finding.rule}: ${resource}${finding.message} Fix: ${finding.fix}`,
  );
}
