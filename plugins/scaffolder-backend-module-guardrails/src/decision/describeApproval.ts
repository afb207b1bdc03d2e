import {
  approvalWords,
  type ApprovalDetail,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';
import { decisionLink } from './describeDecision';
import { plainText } from './plainText';

/** Whom a change waits for, why them, and how it goes on; Markdown that reads as text. @internal */
export function describeApproval(options: {
  baseUrl: string;
  decision: Pick<Decision, 'id'>;
  approval: ApprovalDetail;
}): string {
  const { approval } = options;
  const stands = approval.state === 'open' || approval.state === 'approved';
  const step = stands ? 'Approve or resume' : 'Run';
  const link = `${step}: ${decisionLink(options)}`;
  const word = approvalWords[approval.state];
  if (approval.state === 'changes-requested') {
    return [
      `${word}${changesIn(approval)}`,
      'Nothing was applied. Correct the values and run the template again; the corrected change needs a new request for approval.',
      link,
    ].join('\n\n');
  }
  if (approval.state !== 'open') return `${word}.\n\n${link}`;
  return [
    `${word}. Required approvals:`,
    approval.requirements.map(describeRequirement).join('\n'),
    `Until ${approval.expiresAt}. Nothing has been applied yet. Once it is approved, resume from the page of the run: the same values are checked again and need no further approval; enter secrets again.`,
    link,
  ].join('\n\n');
}

/** Who requested changes and why, on one line: words of others begin no line of ours. */
function changesIn({ consents }: ApprovalDetail): string {
  const said = consents.find(({ kind }) => kind === 'request-changes');
  if (!said) return '.';
  const { person, reason = '' } = said;
  return ` by ${plainText(person)}: ${plainText(reason)}`;
}

function describeRequirement({
  from,
  minimum,
  given,
}: ApprovalDetail['requirements'][number]): string {
  const groups = from.map(plainText).join(', ');
  const people = minimum === 1 ? 'person' : 'people';
  return `- ${minimum} ${people} of ${groups} (${given} so far)`;
}
