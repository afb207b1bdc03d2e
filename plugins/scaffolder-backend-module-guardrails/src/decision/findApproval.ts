import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import type { GuardrailsService } from '@backstage-guardrails/plugin-guardrails-node';
import type { Decision } from '@backstage-guardrails/policy-model';
import { ActionError } from '../errors';
import type { Initiator } from '../task';

/** States in which a request needs no other one beside it. */
const STANDING = ['open', 'approved'];

/**
 * The request for approval of what a decision is about, asked for where there is none that stands. It belongs to
 * the fingerprint and to the person, so a later task of the same person with the same change finds the consent
 * that an earlier one asked for; no other run does. What time asks for has no person who could ask.
 * @throws ActionError `needs-approval`
 * @internal
 */
export async function findApproval(options: {
  guardrails: GuardrailsService;
  initiator: Initiator;
  decision: Pick<Decision, 'id'>;
  /** Why the requester wants it; of a request that is new. */
  reason?: string;
  signal?: AbortSignal;
}): Promise<ApprovalDetail> {
  const { guardrails, initiator, decision, reason, signal } = options;
  if (initiator.scheduled) {
    throw new ActionError(
      'needs-approval',
      'This needs approval, which only a person can request. Use a template.',
    );
  }
  const request = { credentials: initiator.credentials, signal };
  const { approval } = await guardrails.getDecision(decision.id, request);
  return approval && STANDING.includes(approval.state)
    ? guardrails.getApproval(approval.id, request)
    : guardrails.requestApproval(
        { decision: decision.id, ...(reason && { reason }) },
        request,
      );
}
