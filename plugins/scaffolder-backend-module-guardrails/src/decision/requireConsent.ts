import type { GuardrailsService } from '@backstage-guardrails/plugin-guardrails-node';
import type { Decision } from '@backstage-guardrails/policy-model';
import { ActionError } from '../errors';
import type { Initiator } from '../task';
import { describeApproval } from './describeApproval';
import { describeDecision } from './describeDecision';
import { findApproval } from './findApproval';
import { requireAllowed } from './requireAllowed';

/**
 * Lets through what is allowed, and what needed approval and has it. It only spares a request that would be
 * refused: the decision service looks for the approval itself when a grant is made and when it is redeemed.
 * @internal
 */
export async function requireConsent(options: {
  guardrails: GuardrailsService;
  initiator: Initiator;
  baseUrl: string;
  decision: Decision;
  reason?: string;
  signal?: AbortSignal;
}): Promise<void> {
  const { baseUrl, decision } = options;
  if (decision.verdict.outcome !== 'needs-approval') {
    requireAllowed({ baseUrl, decision });
    return;
  }
  const approval = await findApproval(options);
  if (approval.state === 'approved') return;
  throw new ActionError(
    'needs-approval',
    [
      describeApproval({ baseUrl, decision, approval }),
      describeDecision({ baseUrl, decision }),
    ].join('\n\n'),
  );
}
