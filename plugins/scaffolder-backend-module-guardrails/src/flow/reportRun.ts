import type { RunReport } from '@backstage-guardrails/plugin-guardrails-common';
import { reasonOf } from './reasonOf';
import type { Step } from './PlanRequest';
import type { Provisioning } from './Provisioning';

/** A service that accepts a connection and does not answer must not hold the task. */
const ATTEMPT_MS = 10_000;

/**
 * Tells the decision service how the run goes on after one of its decisions. It is for those who look at the run: what is
 * not received is logged and changes nothing, and the signal of the task does not end it, since a cancelled task says so.
 * @internal
 */
export async function reportRun(options: {
  provisioning: Pick<Provisioning, 'guardrails'>;
  step: Pick<Step, 'initiator' | 'logger'>;
  decision: string;
  report: RunReport;
}): Promise<void> {
  const { provisioning, step, decision, report } = options;
  const { credentials } = step.initiator;
  const signal = AbortSignal.timeout(ATTEMPT_MS);
  await provisioning.guardrails
    .reportRun(decision, report, { credentials, signal })
    .catch(error =>
      step.logger.warn(
        `The run's page does not show "${report.status}": ${reasonOf(error)}`,
      ),
    );
}

/** How a run ended that threw: by its person, or because something failed. @internal */
export function endOf(
  { signal, mask }: Pick<Step, 'signal' | 'mask'>,
  error: unknown,
): RunReport {
  return signal?.aborted
    ? { status: 'cancelled' }
    : { status: 'check-failed', detail: mask(reasonOf(error)) };
}
