import type { Decision } from '@backstage-guardrails/policy-model';
import {
  awaitApproval,
  decisionLink,
  describeApproval,
  findApproval,
  requireAllowed,
} from '../decision';
import { ActionError } from '../errors';
import type { Provisioning, Step } from '../flow';

/** What became of a decision's need for approval. */
type SoughtConsent = {
  outcome: 'allow' | 'warn' | 'approved' | 'needs-approval';
  text?: string;
  link?: string;
};

/**
 * Finds or asks for the approval of a plan that needs one, and waits as long as it may. A prediction and evidence
 * of other kinds are not carried out from here: the step that carries it out requests its approval. A reviewer who says
 * no while it waits ends the task, whose next step would ask for the same again.
 * @throws ActionError `needs-approval`
 * @internal
 */
export async function seekConsent(options: {
  provisioning: Provisioning;
  step: Step;
  decision: Decision;
  /** Why the requester wants it, for the request. */
  reason?: string;
  input: { plan?: string; waitSeconds?: number };
}): Promise<SoughtConsent> {
  const { provisioning, step, decision, reason, input } = options;
  const { guardrails, baseUrl, longestWaitMs } = provisioning;
  const { outcome } = decision.verdict;
  if (outcome !== 'needs-approval') {
    requireAllowed({ baseUrl, decision });
    return { outcome: outcome as 'allow' | 'warn' };
  }
  if (!input.plan) return { outcome };
  const request = {
    guardrails,
    initiator: step.initiator,
    decision,
    reason,
    signal: step.signal,
  };
  const approval = await awaitApproval({
    ...request,
    approval: await findApproval(request),
    waitMs: Math.min((input.waitSeconds ?? 0) * 1_000, longestWaitMs),
  });
  const text = describeApproval({ baseUrl, decision, approval });
  if (approval.state === 'rejected' || approval.state === 'changes-requested') {
    throw new ActionError('needs-approval', text);
  }
  step.logger.info(text);
  return {
    outcome: approval.state === 'approved' ? 'approved' : outcome,
    text,
    link: decisionLink({ baseUrl, decision }),
  };
}
