import type { SandboxState } from '@backstage-guardrails/plugin-guardrails-common';
import { addMilliseconds } from '../../../base/time';
import { NOTICES } from './nextNotice';
import type { SandboxRow } from './rows';

/** After its end a sandbox has so long to be destroyed; then its owner has to look, whatever the reason. @internal */
export const GRACE = 30 * 60_000;

/** Where a sandbox stands at a time, from what is on record. @internal */
export function deriveSandboxState(
  row: Pick<SandboxRow, 'ended_at' | 'stopped_at' | 'ends_at' | 'failure'>,
  now: string,
): SandboxState {
  if (row.ended_at !== null) return 'ended';
  if (row.stopped_at !== null) return 'stopped';
  if (row.ends_at > now) {
    return addMilliseconds(row.ends_at, -NOTICES[0]) > now
      ? 'running'
      : 'ends-soon';
  }
  const late = addMilliseconds(row.ends_at, GRACE) <= now;
  return row.failure !== null || late ? 'overdue' : 'ending';
}
