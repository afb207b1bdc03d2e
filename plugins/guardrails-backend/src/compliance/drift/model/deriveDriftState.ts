import type { DriftState } from '@backstage-guardrails/plugin-guardrails-common';
import { addMilliseconds } from '../../../base/time';
import type { DriftOfTarget } from './rows';

/** A result that is older than so many intervals says nothing any more. */
const KEPT_INTERVALS = 2;

/**
 * What is known of the drift of a target at a time. What could not be looked at is never in sync: neither after a check
 * that failed, nor after a change, whatever a check saw or failed over before it, nor where no check has come for long.
 * @internal
 */
export function deriveDriftState(
  row: Pick<
    DriftOfTarget,
    | 'failure'
    | 'failed_revision'
    | 'status'
    | 'checked_at'
    | 'checked_revision'
    | 'revision'
  >,
  { now, interval }: { now: string; interval: number },
): DriftState {
  const { failure, status, checked_at: checkedAt } = row;
  if (failure !== null) {
    return row.failed_revision === row.revision
      ? 'could-not-check'
      : 'not-checked';
  }
  if (status === null || checkedAt === null) return 'not-checked';
  if (row.checked_revision !== row.revision) return 'not-checked';
  return checkedAt < oldestKept(now, interval) ? 'could-not-check' : status;
}

/** Results from before then are too old. @internal */
export function oldestKept(now: string, interval: number): string {
  return addMilliseconds(now, -KEPT_INTERVALS * interval);
}
