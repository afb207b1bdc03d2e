import type { LoggerService } from '@backstage/backend-plugin-api';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import {
  reportOutcome,
  type GuardrailsService,
} from '@backstage-guardrails/plugin-guardrails-node';
import type { Provisioning } from './Provisioning';

const details = {
  applied: 'Applied as decided.',
  failed: 'The sandbox was not destroyed; the log of the portal says why.',
  unknown: 'The backend ended while the sandbox was destroyed.',
};

/**
 * Ends of sandboxes have no task that a person could run again. So how each ended is reported once more, until the
 * decision service has it: where that was away, and where this backend was cut off. The same report again changes
 * nothing, and ends the claim of the target, so the next attempt can plan what is left. Where the service assumed
 * meanwhile that the outcome is unknown, that is confirmed.
 * @internal
 */
export async function reportScheduled(options: {
  provisioning: Provisioning;
  logger: LoggerService;
}): Promise<void> {
  const { provisioning, logger } = options;
  const { plans, auth } = provisioning;
  const guardrails = confirming(provisioning.guardrails);
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

/** The service keeps the outcome that it has, but its claim ends only with a report that agrees with it. */
function confirming(
  guardrails: Pick<GuardrailsService, 'reportOutcome'>,
): Pick<GuardrailsService, 'reportOutcome'> {
  return {
    reportOutcome: async (grant, outcome, options) => {
      try {
        await guardrails.reportOutcome(grant, outcome, options);
      } catch (error) {
        if (!isConflict(error) || outcome.status === 'unknown') throw error;
        await guardrails.reportOutcome(
          grant,
          { ...outcome, status: 'unknown', detail: details.unknown },
          options,
        );
      }
    },
  };
}

function isConflict(error: unknown): boolean {
  return error instanceof GuardrailsError && error.code === 'outcome-conflict';
}
