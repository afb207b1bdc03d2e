import type { Decision } from '@backstage-guardrails/policy-model';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPlan } from './checkPlan';
import type { Step } from './PlanRequest';
import type { Provisioning } from './Provisioning';
import { reportRun } from './reportRun';

/** Asks for the decision about a plan of this task; with why the requester wants it, for those who may have to approve. @internal */
export async function evaluatePlan(options: {
  provisioning: Provisioning;
  step: Step;
  handle: string;
}): Promise<{ decision: Decision; reason?: string }> {
  const { provisioning, step, handle } = options;
  const { directory, record, proven, decision } = await checkPlan(options);
  await rm(join(directory, proven.file), { force: true });
  const report = { status: 'cancelled' } as const;
  provisioning.betweenSteps.begin(
    step,
    handle,
    () => void reportRun({ ...options, decision: decision.id, report }),
  );
  return { decision, ...(record.reason && { reason: record.reason }) };
}
