import { setTimeout as sleep } from 'node:timers/promises';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import type { GuardrailsService } from '@backstage-guardrails/plugin-guardrails-node';
import type { Initiator } from '../task';

const POLL_MS = 2_000;

/**
 * Asks again until somebody decided or the time is over. A task holds a place among the scaffolder's workers, so
 * long waits end the task instead, and a new one goes on.
 * @internal
 */
export async function awaitApproval(options: {
  guardrails: GuardrailsService;
  initiator: Initiator;
  approval: ApprovalDetail;
  waitMs: number;
  signal?: AbortSignal;
}): Promise<ApprovalDetail> {
  const { guardrails, initiator, waitMs, signal } = options;
  let { approval } = options;
  for (let left = waitMs; left > 0 && approval.state === 'open'; ) {
    const pause = Math.min(POLL_MS, left);
    await sleep(pause, undefined, { signal });
    left -= pause;
    approval = await guardrails.getApproval(approval.id, {
      credentials: initiator.credentials,
      signal,
    });
  }
  return approval;
}
