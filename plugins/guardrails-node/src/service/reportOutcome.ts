import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { ApplyOutcome } from '@backstage-guardrails/plugin-guardrails-common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GuardrailsService } from './GuardrailsService';

const PAUSES_MS = [0, 500, 2_000, 5_000];

/**
 * Reports to the decision service how what a grant permits has ended, several times where it cannot be reached. It takes
 * no signal, because a cancelled task owes its outcome as well, and it never throws: what was done is done. What could
 * not be reported is logged. The service then marks the grant as unknown by itself after a while, and keeps the target
 * claimed until it is released.
 * @public
 */
export async function reportOutcome(options: {
  guardrails: Pick<GuardrailsService, 'reportOutcome'>;
  grant: string;
  outcome: ApplyOutcome;
  credentials: BackstageCredentials;
  logger: Pick<LoggerService, 'error'>;
}): Promise<void> {
  const { guardrails, grant, outcome, credentials, logger } = options;
  let failure: unknown;
  for (const pause of PAUSES_MS) {
    await sleep(pause);
    try {
      await guardrails.reportOutcome(grant, outcome, { credentials });
      return;
    } catch (error) {
      failure = error;
    }
  }
  logger.error(
    `The outcome "${outcome.status}" could not be reported to the decision service: ${failure}`,
  );
}
