import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Decision } from '@backstage-guardrails/policy-model';
import { decideOnEvidence, logVerdict } from '../decision';
import type { PlanRecord } from '../plans';
import { planCurrentState, show, type TerraformSession } from '../terraform';
import type { Step } from './PlanRequest';
import type { Provisioning } from './Provisioning';
import { sealedBytes } from './sealedBytes';

const FILE = 'afterwards.tfplan';

/**
 * What was not known before the apply is known now, so it is evaluated now: all that stands behind the target, with the
 * values that it has. The answer `undetermined` means that nobody could evaluate it, which is no pass either.
 * @internal
 */
export async function checkAfterApply(options: {
  provisioning: Provisioning;
  step: Step;
  session: TerraformSession;
  record: PlanRecord;
  decision: Decision;
}): Promise<Decision | 'not-needed' | 'undetermined'> {
  const { provisioning, step, record, decision } = options;
  const { obligations } = decision.verdict;
  if (!obligations.some(({ kind }) => kind === 'judge-after-apply')) {
    return 'not-needed';
  }
  // The change is there, whatever becomes of the task; so it is evaluated even when the task was cancelled.
  const session = { ...options.session, signal: undefined };
  try {
    await planCurrentState(session, {
      file: FILE,
      secrets: record.secrets !== undefined,
    });
    const afterwards = await decideOnEvidence({
      guardrails: provisioning.guardrails,
      initiator: step.initiator,
      bytes: await sealedBytes({
        ...options,
        directory: session.directory,
        bytes: await show(session, { file: FILE }),
      }),
      format: 'terraform-state',
      target: record.target,
      run: { task: step.task, template: step.template },
    });
    const { baseUrl } = provisioning;
    logVerdict({ logger: step.logger, baseUrl, decision: afterwards });
    return afterwards;
  } catch (error) {
    step.logger.error(`The post-apply check failed: ${error}`);
    return 'undetermined';
  } finally {
    await rm(join(session.directory, FILE), { force: true });
  }
}
