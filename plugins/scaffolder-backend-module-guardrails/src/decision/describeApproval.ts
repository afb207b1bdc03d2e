import { escapeForDisplay } from '@backstage-guardrails/display-text';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';

/** The address of a request for approval in the portal. @internal */
export function approvalLink(options: {
  baseUrl: string;
  approval: Pick<ApprovalDetail, 'id'>;
}): string {
  const { baseUrl, approval } = options;
  return `${baseUrl.replace(/\/+$/, '')}/guardrails/approvals/${approval.id}`;
}

/** Whom a change waits for, why them, and how it goes on; Markdown that reads as text. @internal */
export function describeApproval(options: {
  baseUrl: string;
  approval: ApprovalDetail;
}): string {
  const { approval } = options;
  const link = `Approval: ${approvalLink(options)}`;
  if (approval.state === 'approved') return `Approved.\n\n${link}`;
  if (approval.state === 'changes-requested') {
    return `${requestedChanges(
      approval,
    )}\n\nNothing was applied. Correct the values and run the template again; the corrected change needs a new request for approval.\n\n${link}`;
  }
  if (approval.state !== 'open') {
    return `The request for approval is ${approval.state}.\n\n${link}`;
  }
  return [
    'Waiting for approval. Required approvals:',
    approval.requirements.map(describeRequirement).join('\n'),
    `Until ${approval.expiresAt}. Nothing has been applied yet. Once it is approved, resume from the page of the request: the same values are checked again and need no further approval; enter secrets again.`,
    link,
  ].join('\n\n');
}

/** Who requested changes and why, on one line: words of others begin no line of ours. */
function requestedChanges({ consents }: ApprovalDetail): string {
  const said = consents.find(({ kind }) => kind === 'request-changes');
  if (!said) return 'Changes were requested.';
  const { person, reason = '' } = said;
  return `Changes were requested by ${escapeForDisplay(
    person,
  )}: ${escapeForDisplay(reason)}`;
}

function describeRequirement({
  from,
  minimum,
  given,
}: ApprovalDetail['requirements'][number]): string {
  const groups = from.map(group => escapeForDisplay(group)).join(', ');
  const people = minimum === 1 ? 'person' : 'people';
  return `- ${minimum} ${people} of ${groups} (${given} so far)`;
}
