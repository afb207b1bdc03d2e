import type { Decision } from '@backstage-guardrails/policy-model';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TerraformSession } from '../terraform';
import { decideOnPlan } from './decideOnPlan';
import type { Step } from './PlanRequest';
import { provePlan } from './provePlan';
import type { Provisioning } from './Provisioning';
import { toStateKey } from './toStateKey';

/** Asks for the decision about a plan of this task; with why the requester wants it, for those who may have to approve. @internal */
export async function evaluatePlan(options: {
  provisioning: Provisioning;
  step: Step;
  handle: string;
}): Promise<{ decision: Decision; reason?: string }> {
  const { provisioning, step, handle } = options;
  const { directory, record } = await provisioning.plans.open({
    handle,
    task: step.task,
    initiator: step.initiator.ref,
    now: provisioning.now(),
  });
  const session: TerraformSession = {
    runner: provisioning.runner,
    terraform: provisioning.terraform,
    directory,
    key: toStateKey(record),
    signal: step.signal,
    mask: step.mask,
  };
  const proven = await provePlan({ provisioning, step, session, record });
  try {
    const decision = await decideOnPlan({
      provisioning,
      step,
      directory,
      record,
      proven,
    });
    return { decision, ...(record.reason && { reason: record.reason }) };
  } finally {
    await rm(join(directory, proven.file), { force: true });
  }
}
