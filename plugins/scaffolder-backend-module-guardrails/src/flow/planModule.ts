import { join } from 'node:path';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';
import { digestFile, digestWorkspace, type PlanRecord } from '../plans';
import {
  initialise,
  plan,
  prepareWorkspace,
  show,
  type TerraformSession,
} from '../terraform';
import { judgeConfiguration } from './judgeConfiguration';
import type { PlanRequest, Step } from './PlanRequest';
import type { Provisioning } from './Provisioning';
import { resolveRequest, type ResolvedRequest } from './resolveRequest';
import { summarise, type PlanSummary } from './summarise';

/** Name of the plan file in its private directory. @internal */
export const PLAN_FILE = 'plan.tfplan';

/**
 * What a template gets: a plan's handle and what people want to know of it, or whom the planning itself waits for.
 * @internal
 */
export type PlannedModule =
  | PlanOfModule
  | {
      status: 'needs-approval';
      decision: Decision;
      approval: ApprovalDetail;
      environment: string;
      module: string;
    };

/** @internal */
export type PlanOfModule = {
  status: 'planned';
  handle: string;
  summary: PlanSummary;
  environment: string;
  module: string;
};

/**
 * Registered module, judged configuration, then `init`, `plan` and `show` in a private directory that is
 * gone when any of it fails.
 * @internal
 */
export async function planModule(options: {
  provisioning: Provisioning;
  step: Step;
  request: PlanRequest;
}): Promise<PlannedModule> {
  const { provisioning, step } = options;
  const request = await resolveRequest({
    provisioning,
    initiator: step.initiator,
    request: options.request,
  });
  const runner = await provisioning.runner.identify();
  const judged = await judgeConfiguration({ provisioning, step, request });
  const about = {
    environment: request.environment,
    module: request.module.id,
  };
  if (judged.waitsFor) {
    return {
      status: 'needs-approval',
      decision: judged.decision,
      approval: judged.waitsFor,
      ...about,
    };
  }

  const { plans, terraform } = provisioning;
  const { handle, directory } = await plans.create();
  const session: TerraformSession = {
    runner: provisioning.runner,
    terraform,
    directory,
    environment: request.environment,
    signal: step.signal,
    onLine: line => step.logger.info(line),
  };
  try {
    await prepareWorkspace({
      directory,
      module: request.module,
      values: request.values,
      key: { environment: request.environment, resource: request.target },
      terraform,
    });
    await initialise(session, {
      hasLockFile: request.module.files.has('.terraform.lock.hcl'),
    });
    await plan(session, { destroy: request.destroy, file: PLAN_FILE });
    const summary = summarise(await show(session, { file: PLAN_FILE }));
    await plans.write(
      directory,
      recordOf({
        provisioning,
        step,
        request,
        plan: await digestFile(join(directory, PLAN_FILE)),
        workspace: await digestWorkspace({ directory, runner }),
      }),
    );
    return { status: 'planned', handle, summary, ...about };
  } catch (error) {
    await plans.remove(directory);
    throw error;
  }
}

function recordOf(options: {
  provisioning: Provisioning;
  step: Step;
  request: ResolvedRequest;
  plan: PlanRecord['plan'];
  workspace: PlanRecord['workspace'];
}): PlanRecord {
  const { provisioning, step, request, plan: planDigest, workspace } = options;
  const now = provisioning.now();
  const lifetime = provisioning.terraform.planLifetimeMs;
  return {
    version: 1,
    task: step.task,
    ...(step.resumes && { resumes: step.resumes }),
    initiator: step.initiator.ref,
    module: { id: request.module.id, digest: request.module.digest },
    target: { ref: request.target, environment: request.environment },
    ...(request.owner && { owner: request.owner }),
    destroy: request.destroy,
    values: request.values as PlanRecord['values'],
    plan: planDigest,
    workspace,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + lifetime).toISOString(),
    progress: { status: 'planned' },
  };
}
