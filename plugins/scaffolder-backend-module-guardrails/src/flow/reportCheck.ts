import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  GuardrailsError,
  type DriftReport,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { GuardrailsService } from '@backstage-guardrails/plugin-guardrails-node';
import { setTimeout as sleep } from 'node:timers/promises';

const PAUSES_MS = [0, 1_000, 5_000, 15_000, 30_000, 60_000];

/** A service that accepts a connection and does not answer must not hold the checks. */
const ATTEMPT_MS = 30_000;

/**
 * Reports what a check saw, several times where the service cannot be reached: until it has the report, or takes the
 * check for dead, no other target is checked in its place. The signal of the task does not end it.
 * @throws GuardrailsError
 * @internal
 */
export async function reportCheck(options: {
  guardrails: Pick<GuardrailsService, 'reportDriftCheck'>;
  run: string;
  report: DriftReport;
  credentials: BackstageCredentials;
  pauses?: number[];
}): Promise<void> {
  const { guardrails, run, report, credentials } = options;
  const { pauses = PAUSES_MS } = options;
  let failure: unknown;
  for (const pause of pauses) {
    await sleep(pause);
    try {
      const signal = AbortSignal.timeout(ATTEMPT_MS);
      await guardrails.reportDriftCheck(run, report, { credentials, signal });
      return;
    } catch (error) {
      // An earlier attempt arrived, and only its answer was lost: a check is reported once.
      if (failure !== undefined && isCode(error, 'not-found')) return;
      if (isRefusal(error)) throw error;
      failure = error;
    }
  }
  throw failure;
}

/** What the service answers the same however often it is asked. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof GuardrailsError &&
    error.statusCode < 500 &&
    error.statusCode !== 429
  );
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof GuardrailsError && error.code === code;
}
