/**
 * When an endpoint is due next: an interval after it was due, so that its time within the interval stays its own.
 *
 * Times are spread at random where many would be the same: after the first check, because the endpoints of a portal are
 * found all at once, and after a check that is late by more than an interval, because all of them are after an outage.
 *
 * @param options - `interval` is in seconds, the others in milliseconds; `random` returns 0 to 1, exclusive.
 * @internal
 */
export function nextCheckAt(options: {
  dueAt: number;
  now: number;
  interval: number;
  first: boolean;
  random?: () => number;
}): number {
  const { dueAt, now, first, random = Math.random } = options;
  const interval = options.interval * 1000;
  const next = dueAt + interval;
  const spread = first || next <= now;
  return spread ? now + Math.ceil(interval * random()) : next;
}
