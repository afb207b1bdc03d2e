import { requireAllowed } from '../decision';
import { ActionError } from '../errors';
import type { Provisioning, Step } from '../flow';

/**
 * The decision must have been asked for by this task and person, and must not deny. One that needs approval
 * can be proposed: the review is where consent is given.
 * @internal
 */
export async function requireDecisionOfTask(options: {
  provisioning: Pick<Provisioning, 'guardrails' | 'baseUrl'>;
  step: Step;
  id: string;
}): Promise<void> {
  const { provisioning, step, id } = options;
  const { guardrails, baseUrl } = provisioning;
  const { decision, run } = await guardrails.getDecision(id, {
    credentials: step.initiator.credentials,
    signal: step.signal,
  });
  if (run?.task !== step.task || decision.actor.ref !== step.initiator.ref) {
    throw new ActionError(
      'decision-missing',
      'The decision was requested by another task or person.',
    );
  }
  if (decision.verdict.outcome === 'needs-approval') return;
  requireAllowed({ baseUrl, decision });
}
