import type { RunReport } from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { requireUnexpired, type PlanRecord } from '../plans';
import { replayPlan } from '../recorded';
import type { TerraformSession } from '../terraform';
import { decideOnPlan } from './decideOnPlan';
import type { Step } from './PlanRequest';
import { provePlan, type ProvenPlan } from './provePlan';
import type { Provisioning } from './Provisioning';
import { endOf, reportRun } from './reportRun';
import { toStateKey } from './toStateKey';

/** A plan of the task, the proven copy of it and the decision about exactly that copy. */
type CheckedPlan = {
  directory: string;
  record: PlanRecord;
  session: TerraformSession;
  proven: ProvenPlan;
  decision: Decision;
};

/** Opens a plan of this task, proves it and asks for the decision about it, which ends the check of the run. @internal */
export async function checkPlan(options: {
  provisioning: Provisioning;
  step: Step;
  handle: string;
  onText?: TerraformSession['onText'];
}): Promise<CheckedPlan> {
  const { provisioning, step, handle, onText } = options;
  provisioning.betweenSteps.end(step, handle);
  const { directory, record } = await provisioning.plans.open({
    handle,
    task: step.task,
    initiator: step.initiator.ref,
  });
  const session: TerraformSession = {
    runner: record.recorded
      ? replayPlan({ runner: provisioning.runner })
      : provisioning.runner,
    terraform: provisioning.terraform,
    directory,
    key: toStateKey(record),
    signal: step.signal,
    onText,
    mask: step.mask,
  };
  const context = { provisioning, step, directory, record };
  return whileChecking(context, async () => {
    requireUnexpired(record, provisioning.now());
    const proven = await provePlan({ provisioning, step, session, record });
    try {
      const decision = await decideOnPlan({ ...context, proven });
      return { directory, record, session, proven, decision };
    } catch (error) {
      await rm(join(directory, proven.file), { force: true });
      throw error;
    }
  });
}

/**
 * Ends the check that the decision about the configuration began. Where the plan has a decision the check is over, however
 * a later step ends; that the task was cancelled is said of the decision about the plan then.
 */
async function whileChecking<Result>(
  options: { provisioning: Provisioning; step: Step; record: PlanRecord },
  work: () => Promise<Result>,
): Promise<Result> {
  const { decision, check } = options.record;
  const tell = async (about: string | undefined, report: RunReport) =>
    about !== undefined && reportRun({ ...options, decision: about, report });
  try {
    const result = await work();
    if (decision === undefined) await tell(check, { status: 'checked' });
    return result;
  } catch (error) {
    const report = endOf(options.step, error);
    if (decision === undefined) await tell(check, report);
    else if (report.status === 'cancelled') await tell(decision, report);
    throw error;
  }
}
