import type { Translate } from '../../translation';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something took or takes, in the unit that fits. @internal */
export function durationText(milliseconds: number, t: Translate): string {
  if (milliseconds < 2 * HOUR) {
    return t('incidents.duration.minutes', {
      count: Math.max(1, Math.round(milliseconds / MINUTE)),
    });
  }
  return milliseconds < 2 * DAY
    ? t('incidents.duration.hours', { count: Math.round(milliseconds / HOUR) })
    : t('incidents.duration.days', { count: Math.round(milliseconds / DAY) });
}
