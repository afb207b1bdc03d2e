import {
  approvalWords,
  GuardrailsError,
  type ApprovalDetail,
} from '@backstage-guardrails/plugin-guardrails-common';
import {
  renderVerdict,
  type Decision,
} from '@backstage-guardrails/policy-model';
import type {
  GuardrailsService,
  GuardrailsServiceRequestOptions,
} from '../service';

/**
 * Lets through what is allowed, and what needed approval and has it; asks for the approval where nobody did. It only
 * spares a request that would be refused: the decision service looks for the approval itself.
 * @internal
 */
export async function requireConsent(options: {
  guardrails: GuardrailsService;
  decision: Decision;
  request: GuardrailsServiceRequestOptions;
  baseUrl?: string;
}): Promise<void> {
  const { decision } = options;
  const { outcome } = decision.verdict;
  if (outcome === 'allow' || outcome === 'warn') return;
  const verdict = renderVerdict({
    verdict: decision.verdict,
    decision: { id: decision.id },
    limit: 5,
  });
  if (outcome !== 'needs-approval') throw refusal('denied', verdict);
  const approval = await findApproval(options);
  if (approval.state === 'approved') return;
  throw refusal(
    'approval-needed',
    `${verdict.trimEnd()}\n${waitingFor({ ...options, approval })}`,
  );
}

/** An open request, or one that was given, is not asked for again. */
async function findApproval(options: {
  guardrails: GuardrailsService;
  decision: Decision;
  request: GuardrailsServiceRequestOptions;
}): Promise<ApprovalDetail> {
  const { guardrails, decision, request } = options;
  const { approval } = await guardrails.getDecision(decision.id, request);
  return approval && ['open', 'approved'].includes(approval.state)
    ? guardrails.getApproval(approval.id, request)
    : guardrails.requestApproval({ decision: decision.id }, request);
}

function waitingFor(options: {
  approval: ApprovalDetail;
  decision: Pick<Decision, 'id'>;
  baseUrl?: string;
}): string {
  const { approval, decision, baseUrl = '' } = options;
  const whom = approval.requirements.map(
    ({ from, minimum }) => `${minimum} of ${from.join(', ')}`,
  );
  const address = `${baseUrl.replace(/\/+$/, '')}/guardrails/decisions/${
    decision.id
  }`;
  return `${approvalWords.open} by ${whom.join(
    ' and ',
  )}: ${address}\nOnce it is approved, start the template again with the same values and secrets.`;
}

function refusal(
  code: 'denied' | 'approval-needed',
  message: string,
): GuardrailsError {
  return new GuardrailsError({ code, message, statusCode: 403 });
}
