import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  DriftCheck,
  DriftReport,
} from '@backstage-guardrails/plugin-guardrails-common';
import { decideOnEvidence } from '../decision';
import { ActionError } from '../errors';
import { plan, show, type TerraformSession } from '../terraform';
import { comparePlan } from './comparePlan';
import { decideOnConfiguration } from './decideOnConfiguration';
import { initialiseModule } from './initialiseModule';
import type { Step } from './PlanRequest';
import type { Provisioning } from './Provisioning';
import { reasonOf } from './reasonOf';
import { reportCheck } from './reportCheck';
import { resolveRequest, type ResolvedRequest } from './resolveRequest';
import { scheduledStep } from './scheduledStep';

const FILE = 'drift.tfplan';

/**
 * Checks one target whose check is due: plans again what was applied, as a template would, and reports what the plan
 * would take back. Nothing is applied and no state is written, the isolated runner cannot; where something differs, what
 * exists now is evaluated, and no grant comes of that. What hinders a check is reported as such and never as in sync.
 * Answers whether there was one.
 * @internal
 */
export async function checkDrift(options: {
  provisioning: Provisioning;
  logger: LoggerService;
  signal?: AbortSignal;
}): Promise<boolean> {
  const { provisioning, logger, signal } = options;
  const { guardrails, auth } = provisioning;
  const credentials = await auth.getOwnServiceCredentials();
  const check = await guardrails.takeDriftCheck({ credentials });
  if (!check) return false;
  const step = scheduledStep({ credentials, run: check.run, logger, signal });
  const report = await look({ provisioning, step, check }).catch(
    (error): DriftReport => ({ status: 'failed', reason: reasonOf(error) }),
  );
  if (report.status === 'failed') {
    const { reason } = report;
    logger.warn('A target could not be checked for drift', {
      target: check.ref,
      reason,
    });
  }
  const { run } = check;
  await reportCheck({ guardrails, run, report, credentials });
  return true;
}

async function look(options: {
  provisioning: Provisioning;
  step: Step;
  check: DriftCheck;
}): Promise<DriftReport> {
  const { provisioning, step, check } = options;
  const request = await resolveRequest({
    provisioning,
    initiator: step.initiator,
    request: {
      target: check.ref,
      environment: check.environment,
      module: check.module,
      values: {},
      secrets: {},
      destroy: false,
    },
  });
  requireAppliedModule(request, check);
  await decideOnConfiguration({ provisioning, step, request });
  const bytes = await planAgain({ provisioning, step, request });
  if (comparePlan(bytes) === 'in-sync') return { status: 'in-sync' };
  const decision = await decideOnEvidence({
    guardrails: provisioning.guardrails,
    initiator: step.initiator,
    bytes,
    format: 'terraform-state',
    target: { ref: check.ref, environment: check.environment },
    run: { task: step.task },
    signal: step.signal,
  });
  return { status: 'evaluated', decision: decision.id };
}

/** What another version of the module would change is no drift. */
function requireAppliedModule(
  { module }: ResolvedRequest,
  { digest }: DriftCheck,
): void {
  if (module.digest === digest) return;
  throw new ActionError(
    'workspace-changed',
    `Module "${module.id}" was changed since it was applied, so there is nothing to compare with. Run the template again.`,
  );
}

/** The plan as JSON; its private directory is gone afterwards, whatever happens. */
async function planAgain(options: {
  provisioning: Provisioning;
  step: Step;
  request: ResolvedRequest;
}): Promise<Buffer> {
  const { provisioning, step, request } = options;
  const { plans, runner, terraform } = provisioning;
  const { directory } = await plans.create();
  const session: TerraformSession = {
    ...{ runner, terraform, directory },
    key: { environment: request.environment, resource: request.target },
    readOnly: true,
    signal: step.signal,
    mask: step.mask,
  };
  try {
    await initialiseModule({ provisioning, step, request, session });
    await plan(session, { destroy: false, file: FILE, secrets: false });
    return await show(session, { file: FILE });
  } finally {
    await plans.remove(directory);
  }
}
