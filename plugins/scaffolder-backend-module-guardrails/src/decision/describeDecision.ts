import {
  countFindings,
  escapeMarkdown,
  fixLabel,
  groupFindings,
  outcomeWords,
  renderPreApproval,
  type Decision,
  type Finding,
  type FindingGroup,
} from '@backstage-guardrails/policy-model';
import { plainText } from './plainText';

const SHOWN = 5;

const RECORDED =
  'Recorded plan: it was made before and filled in with your values, because this demo has no credentials of the provider. It cannot be applied.';

/** The address of a decision in the portal. @internal */
export function decisionLink(options: {
  baseUrl: string;
  decision: Pick<Decision, 'id'>;
}): string {
  return `${options.baseUrl.replace(/\/+$/, '')}/guardrails/decisions/${
    options.decision.id
  }`;
}

/**
 * What survives of a failed task: what is wrong, where and how to fix it, the first five, and where to read
 * the rest. It is Markdown that reads as text, because the task page renders it and an API answers it.
 * @internal
 */
export function describeDecision(options: {
  baseUrl: string;
  decision: Pick<Decision, 'id' | 'verdict' | 'source'>;
}): string {
  const { source, verdict } = options.decision;
  const { findings, outcome, preApproval } = verdict;
  const counting = findings.filter(f => f.disposition === 'enforced');
  const shown = counting.length ? counting : findings;
  const groups = groupFindings(shown);
  const { sign, word } = outcomeWords[outcome];
  const hidden = groups.length - SHOWN;
  return [
    `${sign} ${word}: ${countFindings(shown)}`,
    source.origin === 'demo' ? RECORDED : '',
    groups.slice(0, SHOWN).map(describeGroup).join('\n'),
    ...(hidden > 0 ? [`and ${hidden} more`] : []),
    renderPreApproval(preApproval).map(escapeMarkdown).join('  \n'),
    `Decision: ${decisionLink(options)}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Title, where and what, fix. Two spaces at the end of a line break it in Markdown. */
function describeGroup(group: FindingGroup, index: number): string {
  const { finding } = group;
  return [
    `${index + 1}. ${plainText(finding.title)} (${finding.level}, ${
      finding.rule
    })`,
    whereAndWhat(group),
    ...waiverOf(finding),
    `${fixLabel(finding)}: ${plainText(finding.fix)}`,
  ].join('  \n   ');
}

/** Which exception or pre-approval lets it through. */
function waiverOf({ exception, preApproval }: Finding): string[] {
  if (exception !== undefined) return [`Waived by exception ${exception}.`];
  return preApproval === undefined
    ? []
    : [`Pre-approved by ${plainText(preApproval)}.`];
}

function whereAndWhat({ finding, resources }: FindingGroup): string {
  const message = plainText(finding.message);
  const first = plainText(finding.resource);
  const others = resources.length - 1;
  return [
    first && !message.includes(first) ? `${first}: ${message}` : message,
    ...(others > 0 ? [`And ${others} more with the same finding.`] : []),
  ].join(' ');
}
