import { addMilliseconds } from '../../../base/time';
import type { DriftChange } from '../store/DriftStore';

const FIRST_PAUSE = 15 * 60_000;

/**
 * What a check that could not look leaves behind: the reason, and a time to try again, later each time. What an earlier
 * check saw stays as it is, and so do its findings.
 * @internal
 */
export function failedCheck(options: {
  attempts: number;
  reason: string;
  /** Of the target as the check met it: a change may do away with the reason. */
  revision: number | null;
  now: string;
  interval: number;
}): DriftChange {
  const { attempts, reason, revision, now, interval } = options;
  const pause = FIRST_PAUSE * 2 ** Math.min(Math.max(attempts - 1, 0), 10);
  return {
    failure: reason,
    failed_at: now,
    failed_revision: revision,
    due_at: addMilliseconds(now, Math.min(pause, interval)),
  };
}
