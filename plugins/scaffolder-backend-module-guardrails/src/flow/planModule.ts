import { join } from 'node:path';
import type {
  ApprovalDetail,
  RunReport,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision, Json } from '@backstage-guardrails/policy-model';
import { ActionError } from '../errors';
import { digestFile, digestWorkspace, type PlanRecord } from '../plans';
import { replayPlan } from '../recorded';
import { listState, plan, show, type TerraformSession } from '../terraform';
import { decideOnConfiguration } from './decideOnConfiguration';
import { initialiseModule } from './initialiseModule';
import type { PlanRequest, Step } from './PlanRequest';
import type { Provisioning } from './Provisioning';
import { endOf, reportRun } from './reportRun';
import { resolveRequest, type ResolvedRequest } from './resolveRequest';
import { summarise, type PlanSummary } from './summarise';

/** Name of the plan file in its private directory. @internal */
export const PLAN_FILE = 'plan.tfplan';

const RECORDED =
  'Recorded plan: no variable gives Terraform credentials, so the plan was made before, and your values were filled in. It is checked like any other, and cannot be applied.';

/**
 * What a template gets: a plan's handle and what people want to know of it, or whom the planning itself waits for.
 */
type PlannedModule =
  | PlanOfModule
  | {
      status: 'needs-approval';
      decision: Decision;
      approval: ApprovalDetail;
      environment: string;
      module: string;
    };

/** @internal */
type PlanOfModule = {
  status: 'planned';
  handle: string;
  summary: PlanSummary;
  environment: string;
  module: string;
};

/**
 * Registered module, evaluated configuration, modules that it downloads, their configuration evaluated, then `init`, `plan`
 * and `show` in a private directory that is gone when any of it fails.
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
  const recorded = await provisioning.recorded.find(request);
  const runner = recorded
    ? replayPlan({ runner: provisioning.runner, plan: recorded })
    : provisioning.runner;
  const identity = await runner.identify();
  const evaluated = await decideOnConfiguration({
    provisioning,
    step,
    request,
  });
  const about = {
    environment: request.environment,
    module: request.module.id,
  };
  const waiting = (decision: Decision, approval: ApprovalDetail) => ({
    status: 'needs-approval' as const,
    decision,
    approval,
    ...about,
  });
  if (evaluated.waitsFor) {
    return waiting(evaluated.decision, evaluated.waitsFor);
  }

  const check = evaluated.decision.id;
  const tell = (report: RunReport) =>
    reportRun({ provisioning, step, decision: check, report });
  const { plans, terraform } = provisioning;
  const { handle, directory } = await plans.create();
  await tell({ status: 'checking' });
  const session: TerraformSession = {
    runner,
    terraform,
    directory,
    key: { environment: request.environment, resource: request.target },
    signal: step.signal,
    onText: text => step.logger.info(text),
    mask: step.mask,
  };
  try {
    const code = await initialiseModule({
      ...{ provisioning, step, request, session },
    });
    if (code) {
      await plans.remove(directory);
      await tell({ status: 'checked' });
      return waiting(code.decision, code.waitsFor);
    }
    if (recorded) step.logger.info(RECORDED);
    const secrets = await listSeals({ provisioning, step, request });
    if (secrets) {
      step.logger.info(
        'The plan is not written here, because it is made with secrets. Its decision shows the changes.',
      );
    }
    await plan(session, {
      destroy: request.destroy,
      file: PLAN_FILE,
      secrets: secrets !== undefined,
    });
    const summary = summarise(await show(session, { file: PLAN_FILE }));
    const state = request.destroy ? await listState(session) : undefined;
    await plans.write(
      directory,
      toPlanRecord({
        provisioning,
        step,
        request,
        secrets,
        state,
        check,
        recorded: recorded !== undefined,
        plan: await digestFile(join(directory, PLAN_FILE)),
        workspace: await digestWorkspace({
          ...{ directory, secrets, runner: identity },
        }),
      }),
    );
    provisioning.betweenSteps.begin(
      step,
      handle,
      () => void tell({ status: 'cancelled' }),
    );
    return { status: 'planned', handle, summary, ...about };
  } catch (error) {
    await plans.remove(directory);
    await tell(isVerdict(error) ? { status: 'checked' } : endOf(step, error));
    throw error;
  }
}

/** What was downloaded has a decision of its own, which says why it ended. */
function isVerdict(error: unknown): boolean {
  return error instanceof ActionError && error.code === 'denied';
}

/** A seal for each secret variable; nothing where there is none. */
async function listSeals(options: {
  provisioning: Provisioning;
  step: Step;
  request: ResolvedRequest;
}): Promise<PlanRecord['secrets']> {
  const { provisioning, step, request } = options;
  const names = Object.keys(request.secrets).sort();
  if (names.length === 0) return undefined;
  const seals = await provisioning.guardrails.seal(
    names.map(name => request.secrets[name] as Json),
    { credentials: step.initiator.credentials, signal: step.signal },
  );
  return Object.fromEntries(names.map((name, i) => [name, seals[i]]));
}

function toPlanRecord(options: {
  provisioning: Provisioning;
  step: Step;
  request: ResolvedRequest;
  secrets: PlanRecord['secrets'];
  state: PlanRecord['state'];
  check: PlanRecord['check'];
  recorded: boolean;
  plan: PlanRecord['plan'];
  workspace: PlanRecord['workspace'];
}): PlanRecord {
  const { provisioning, step, request, secrets, workspace } = options;
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
    ...(options.recorded && { recorded: true }),
    ...(request.reason && { reason: request.reason }),
    ...(options.state && { state: options.state }),
    check: options.check,
    ...(request.lifetime && { lifetime: request.lifetime }),
    values: request.values as PlanRecord['values'],
    ...(secrets && { secrets }),
    plan: options.plan,
    workspace,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + lifetime).toISOString(),
    progress: { status: 'planned' },
  };
}
