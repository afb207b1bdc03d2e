import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  GuardrailsError,
  type ApplyOutcome,
} from '@backstage-guardrails/plugin-guardrails-common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GuardrailsService } from './GuardrailsService';

const PAUSES_MS = [0, 500, 2_000, 5_000];

/** A service that accepts a connection and does not answer must not hold the task. */
const ATTEMPT_MS = 30_000;

/**
 * Reports to the decision service how what a grant permits has ended, several times where it cannot be reached. The
 * signal of the task does not end it, because a cancelled task owes its outcome as well, and it never throws: what was
 * done is done. What is not recorded is logged. The service then marks the grant as unknown by itself after a while, and
 * keeps the target claimed until it is released. Answers whether nothing is left to report: it was recorded, or refused.
 * @public
 */
export async function reportOutcome(options: {
  guardrails: Pick<GuardrailsService, 'reportOutcome'>;
  grant: string;
  outcome: ApplyOutcome;
  credentials: BackstageCredentials;
  logger: Pick<LoggerService, 'error'>;
}): Promise<boolean> {
  const { guardrails, grant, outcome, credentials, logger } = options;
  let failure: unknown;
  for (const pause of PAUSES_MS) {
    await sleep(pause);
    try {
      const signal = AbortSignal.timeout(ATTEMPT_MS);
      await guardrails.reportOutcome(grant, outcome, { credentials, signal });
      return true;
    } catch (error) {
      failure = error;
      if (isRefusal(error)) break;
    }
  }
  logger.error(
    isRefusal(failure)
      ? `The decision service refused the outcome "${outcome.status}": ${failure}`
      : `The outcome "${outcome.status}" could not be reported to the decision service: ${failure}`,
  );
  return isRefusal(failure);
}

/** What the service answers the same however often it is asked. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof GuardrailsError &&
    error.statusCode >= 400 &&
    error.statusCode < 500 &&
    error.statusCode !== 429
  );
}
