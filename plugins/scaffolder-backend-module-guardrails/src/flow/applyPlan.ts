import type { JsonObject } from '@backstage/types';
import {
  GuardrailsError,
  type TargetClaim,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';
import { requireConsent } from '../decision';
import { ActionError, toActionError } from '../errors';
import type { PlanRecord } from '../plans';
import { refuseRecorded } from '../recorded';
import { secretValues } from '../secrets';
import { apply, readSecrets } from '../terraform';
import { describeProcess } from './describeProcess';
import { checkAfterApply } from './checkAfterApply';
import { checkPlan } from './checkPlan';
import { outcomeAfterwards, deriveOutcome } from './deriveOutcome';
import type { Step } from './PlanRequest';
import type { Provisioning } from './Provisioning';
import { recordOutcome } from './recordOutcome';
import { reportRun } from './reportRun';
import { resolveRequest } from './resolveRequest';

/** What came of an apply. */
type AppliedPlan = {
  decision: Decision;
  record: PlanRecord;
  /** The decision about what stands, where values were unknown before. */
  afterwards: Awaited<ReturnType<typeof checkAfterApply>>;
};

/**
 * Proves the plan, has it evaluated, takes it for this one apply, redeems a grant for exactly these bytes and
 * this workspace, applies that copy, and puts on record how it ended. It asks nothing of the steps before
 * it: a template that left out `guardrails:evaluate` comes to the same end.
 * @internal
 */
export async function applyPlan(options: {
  provisioning: Provisioning;
  step: Step;
  handle: string;
}): Promise<AppliedPlan> {
  const { provisioning, step } = options;
  const { plans, guardrails } = provisioning;
  const { directory, record, session, proven, decision } = await checkPlan({
    ...options,
    onText: text => step.logger.info(text),
  });
  if (record.recorded) throw refuseRecorded();
  await requireUnchanged({ provisioning, step, record, decision });

  await plans.claim(directory);
  const mask = await createOutcomeMask(options, directory, record);
  const request = { credentials: step.initiator.credentials };
  const binding = {
    task: step.task,
    plan: record.plan,
    workspace: record.workspace,
  };
  const grant = await guardrails.mintGrant(
    { decision: decision.id, binding },
    request,
  );
  const evaluated = { ...record, decision: decision.id };
  await plans.write(directory, {
    ...evaluated,
    progress: { status: 'applying', grant: grant.id },
  });
  // With the grant the target is claimed, or both are refused: from here on something may exist under its name,
  // however the apply ends.
  await guardrails
    .redeemGrant(grant.id, { ...binding, claim: toClaim(record) }, request)
    .catch(async error => {
      if (!isRefusal(error)) {
        await plans.write(directory, {
          ...evaluated,
          progress: { status: 'unknown', grant: grant.id },
        });
      }
      throw toActionError(error);
    });

  const exit = await apply(
    { ...session, mask },
    {
      file: proven.file,
      onStart: async pid =>
        plans.write(directory, {
          ...evaluated,
          progress: {
            status: 'applying',
            grant: grant.id,
            process: await describeProcess(pid),
          },
        }),
    },
  ).catch((error: Error) => error);
  const ended = deriveOutcome({ exit, entity: record.target.ref });
  const afterwards =
    ended.status === 'applied'
      ? await checkAfterApply({ ...options, session, record, decision })
      : 'not-needed';
  const outcome = outcomeAfterwards(ended, afterwards);
  await recordOutcome({
    provisioning,
    step,
    directory,
    record: evaluated,
    grant: grant.id,
    outcome,
  });
  if (outcome.status === 'applied') {
    return { decision, record: evaluated, afterwards };
  }
  throw new ActionError(
    outcome.status === 'failed' ? 'apply-failed' : 'apply-interrupted',
    outcome.detail,
  );
}

/** What a provider says goes on record and into the log, and it can repeat what it was given. */
async function createOutcomeMask(
  { step }: { step: Step },
  directory: string,
  record: PlanRecord,
): Promise<Step['mask']> {
  if (!record.secrets) return step.mask;
  return step.mask.and(secretValues(await readSecrets(directory)));
}

/** Any other error may have come after the grant was redeemed: the answer was lost. */
function isRefusal(error: unknown): boolean {
  return error instanceof GuardrailsError && error.statusCode < 500;
}

/** What a later change starts from, taken from the record of the plan and never from a form. */
function toClaim(record: PlanRecord): TargetClaim {
  return {
    module: record.module.id,
    values: record.values as JsonObject,
    ...(record.owner && { owner: record.owner }),
    ...(record.secrets && { secrets: Object.keys(record.secrets) }),
    ...(record.destroy && { destroy: true }),
    ...(record.state && { state: record.state }),
  };
}

/** What has to hold still before anything is claimed. A task that is cancelled here has applied nothing, and says so. */
async function requireUnchanged(options: {
  provisioning: Provisioning;
  step: Step;
  record: PlanRecord;
  decision: Decision;
}): Promise<void> {
  const { provisioning, step, record, decision } = options;
  const { guardrails, baseUrl } = provisioning;
  try {
    await requireConsent({
      guardrails,
      initiator: step.initiator,
      baseUrl,
      decision,
      reason: record.reason,
      signal: step.signal,
    });
    await requireSameTarget({ provisioning, step, record });
    step.signal?.throwIfAborted();
  } catch (error) {
    if (step.signal?.aborted) {
      const report = { status: 'cancelled' } as const;
      await reportRun({ provisioning, step, decision: decision.id, report });
    }
    throw error;
  }
}

/** Between plan and apply somebody else may have taken the name, or the person may have left the team. */
async function requireSameTarget(options: {
  provisioning: Provisioning;
  step: Step;
  record: PlanRecord;
}): Promise<void> {
  const { provisioning, step, record } = options;
  await resolveRequest({
    provisioning,
    initiator: step.initiator,
    request: {
      target: record.target.ref,
      environment: record.target.environment,
      module: record.module.id,
      values: record.destroy ? {} : (record.values as {}),
      secrets: {},
      held: Object.keys(record.secrets ?? {}),
      destroy: record.destroy,
    },
  });
}
