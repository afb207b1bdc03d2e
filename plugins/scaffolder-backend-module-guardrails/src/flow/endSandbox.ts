import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  SandboxEnd,
  SandboxEndReport,
} from '@backstage-guardrails/plugin-guardrails-common';
import { applyPlan } from './applyPlan';
import type { Step } from './PlanRequest';
import { planModule } from './planModule';
import type { Provisioning } from './Provisioning';
import { reasonOf } from './reasonOf';
import { scheduledStep } from './scheduledStep';

/**
 * What a person has to decide. Everything else is tried again, a grant that another change came before as well: where
 * policy has changed, the next decision says so.
 */
const DECIDE = [
  'approval-needed',
  'denied',
  'needs-approval',
  'sandbox-foreign',
];

/**
 * Destroys one sandbox whose time is over, as a person would remove it: planned anew, evaluated, applied with a grant for
 * exactly that plan. No person requested it, so the service redeems the grant only for what the sandbox itself made. What
 * hinders it is reported; that nothing is reported either, because the process dies, ends the attempt after a while.
 * Answers whether there was one.
 * @internal
 */
export async function endSandbox(options: {
  provisioning: Provisioning;
  logger: LoggerService;
  /** Takes what was destroyed out of the catalog. */
  removeFromCatalog: (step: Step, decision: string) => Promise<void>;
}): Promise<boolean> {
  const { provisioning, logger, removeFromCatalog } = options;
  const { guardrails, auth } = provisioning;
  const credentials = await auth.getOwnServiceCredentials();
  const end = await guardrails.takeSandboxEnd({ credentials });
  if (!end) return false;
  const step = scheduledStep({ credentials, run: end.run, logger });
  const about = { sandbox: end.sandbox, target: end.ref };
  try {
    const decision = await destroy({ provisioning, step, end });
    logger.info('A sandbox was destroyed at its end', about);
    await removeFromCatalog(step, decision).catch(error => {
      logger.warn('A sandbox that was destroyed is still in the catalog', {
        ...about,
        error: String(error),
      });
    });
  } catch (error) {
    logger.warn('A sandbox was not destroyed at its end', {
      ...about,
      error: String(error),
    });
    await guardrails.reportSandboxEnd(end.run, toReport(error), {
      credentials,
    });
  }
  return true;
}

/** Answers the decision that it was destroyed by. */
async function destroy(options: {
  provisioning: Provisioning;
  step: Step;
  end: SandboxEnd;
}): Promise<string> {
  const { provisioning, step, end } = options;
  const planned = await planModule({
    provisioning,
    step,
    request: {
      target: end.ref,
      environment: end.environment,
      module: end.module,
      values: {},
      secrets: {},
      destroy: true,
    },
  });
  if (planned.status !== 'planned') {
    throw Object.assign(
      new Error('The configuration of its module needs approval.'),
      { code: 'needs-approval' },
    );
  }
  const { handle } = planned;
  const { decision } = await applyPlan({ provisioning, step, handle });
  return decision.id;
}

function toReport(error: unknown): SandboxEndReport {
  const { code } = error as { code?: unknown };
  return {
    status: DECIDE.includes(String(code)) ? 'stopped' : 'failed',
    reason: reasonOf(error),
  };
}
