import type { ApplyOutcome } from '@backstage-guardrails/plugin-guardrails-common';
import { reportOutcome } from '@backstage-guardrails/plugin-guardrails-node';
import type { PlanRecord } from '../plans';
import type { Step } from './PlanRequest';
import type { Provisioning } from './Provisioning';

/**
 * Writes down how an apply ended, here first and then at the decision service, where it ends the claim of the target.
 * @internal
 */
export async function recordOutcome(options: {
  provisioning: Provisioning;
  step: Step;
  directory: string;
  record: PlanRecord;
  grant: string;
  outcome: ApplyOutcome;
}): Promise<void> {
  const { provisioning, step, directory, record, grant, outcome } = options;
  const { plans, guardrails } = provisioning;
  await plans.write(directory, {
    ...record,
    progress: { status: outcome.status, grant },
  });
  await plans.strip(directory);
  await reportOutcome({
    guardrails,
    grant,
    outcome,
    credentials: step.initiator.credentials,
    logger: step.logger,
  });
}
