import { addMilliseconds } from '../../../base/time';

/** @internal */
export const DAY = 24 * 60 * 60 * 1000;

/** Days before its end on which an exception is announced to end. @internal */
export const WARNINGS = [14, 3, 1] as const;

/**
 * When the end has to be spoken of next, at the latest at the end itself. A warning whose time has passed is left
 * out: an exception for a week gets none of "in 14 days".
 * @internal
 */
export function nextNotice(until: string, now: string): string {
  const times = WARNINGS.map(days => addMilliseconds(until, -days * DAY));
  return times.find(time => time > now) ?? until;
}
