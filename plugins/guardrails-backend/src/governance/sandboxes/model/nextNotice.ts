import { addMilliseconds } from '../../../base/time';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** So long before its end the owner of a sandbox is told. @internal */
export const NOTICES = [48 * HOUR, 2 * HOUR, 30 * MINUTE] as const;

/**
 * When the end is spoken of next. A notice whose time has passed is left out: a sandbox for a day gets none of "in
 * two days". After the last one nothing is said before something happens.
 * @internal
 */
export function nextNotice(endsAt: string, now: string): string | null {
  const times = NOTICES.map(before => addMilliseconds(endsAt, -before));
  return times.find(time => time > now) ?? null;
}

/** Which notice is due: the latest whose time has come. @internal */
export function dueNotice(endsAt: string, now: string): number {
  const due = NOTICES.filter(before => addMilliseconds(endsAt, -before) <= now);
  return due.at(-1) ?? NOTICES[0];
}
