import type { LoggerService } from '@backstage/backend-plugin-api';
import { reportOutcome } from '@backstage-guardrails/plugin-guardrails-node';
import type { Provisioning } from './Provisioning';

const details = {
  applied: 'Applied as decided.',
  failed: 'The sandbox was not destroyed; the log of the portal says why.',
  unknown: 'The backend ended while the sandbox was destroyed.',
};

/**
 * Ends of sandboxes have no task that a person could run again. So how each ended is reported once more, until the
 * decision service has it: where that was away, and where this backend was cut off. The same report again changes
 * nothing, and ends the claim of the target, so the next attempt can plan what is left.
 * @internal
 */
export async function reportScheduled(options: {
  provisioning: Provisioning;
  logger: LoggerService;
}): Promise<void> {
  const { provisioning, logger } = options;
  const { plans, guardrails, auth } = provisioning;
  const credentials = await auth.getOwnServiceCredentials();
  for (const { directory, record } of await plans.list()) {
    if (record?.initiator !== credentials.principal.subject) continue;
    const { progress, target } = record;
    if (progress.status === 'planned' || progress.status === 'applying') {
      continue;
    }
    const { status, grant } = progress;
    const reported =
      grant === undefined ||
      (await reportOutcome({
        ...{ guardrails, grant, credentials, logger },
        outcome: { status, entity: target.ref, detail: details[status] },
      }));
    if (reported) await plans.remove(directory);
  }
}
