import type { Sandbox } from '@backstage-guardrails/plugin-guardrails-common';
import { allowanceOf } from './allowanceOf';
import { deriveSandboxState } from './deriveSandboxState';
import type { SandboxLimits } from './limitsOf';
import type { SandboxRow } from './rows';

const LATE =
  'It was to be destroyed, and no runner has done so yet. It may still exist.';

/** A sandbox as its readers see it. @internal */
export function toSandbox(
  row: SandboxRow,
  options: { limits: SandboxLimits; yours: boolean; now: string },
): Sandbox {
  const { limits, yours, now } = options;
  const state = deriveSandboxState(row, now);
  const extendable =
    state === 'ended' ? undefined : allowanceOf(row, limits, now);
  const reason = whyOf(row, state);
  return {
    id: row.id,
    state,
    ref: row.target_ref,
    environment: row.environment,
    decision: row.decision_id,
    owner: row.owner,
    initiator: row.initiator,
    beganAt: row.began_at,
    endsAt: row.ends_at,
    extensions: row.extensions,
    ...(extendable && { extendable }),
    ...(reason !== undefined && { reason }),
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
    ...(row.ended_by !== null && { endedBy: row.ended_by }),
    ...(row.end_decision_id !== null && { endDecision: row.end_decision_id }),
    yours,
  };
}

function whyOf(row: SandboxRow, state: Sandbox['state']): string | undefined {
  if (state === 'stopped') return row.stop_reason ?? undefined;
  if (state === 'overdue') return row.failure ?? LATE;
  return undefined;
}
