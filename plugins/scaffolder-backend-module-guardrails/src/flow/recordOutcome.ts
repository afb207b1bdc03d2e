import { setTimeout as sleep } from 'node:timers/promises';
import type { ApplyOutcome } from '@backstage-guardrails/plugin-guardrails-common';
import type { PlanRecord } from '../plans';
import type { Step } from './PlanRequest';
import type { Provisioning } from './Provisioning';

const PAUSES_MS = [0, 500, 2_000, 5_000];

/**
 * Writes down how an apply ended, here first and then at the decision service, where it ends the claim of the target.
 * The task's abort signal is not passed on: a cancelled task owes its outcome as well. Where the service cannot be
 * reached it marks the redeemed grant as unknown by itself after a while, and the claim stays until it is released.
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
  const { credentials } = step.initiator;
  let failure: unknown;
  for (const pause of PAUSES_MS) {
    await sleep(pause);
    try {
      await guardrails.reportOutcome(grant, outcome, { credentials });
      return;
    } catch (error) {
      failure = error;
    }
  }
  step.logger.error(
    `The outcome "${outcome.status}" could not be reported to the decision service: ${failure}`,
  );
}
