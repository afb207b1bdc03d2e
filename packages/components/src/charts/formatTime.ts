import type { Translate } from '../translation';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type DateTimeOptions = Intl.DateTimeFormatOptions;

/** How a time is written on the axis, by how long the axis is. @internal */
export function tickOptions(span: number): DateTimeOptions {
  if (span <= DAY) return { hour: '2-digit', minute: '2-digit' };
  if (span <= 3 * DAY) {
    return { day: 'numeric', month: 'short', hour: '2-digit' };
  }
  if (span <= 200 * DAY) return { day: 'numeric', month: 'short' };
  return { month: 'short', year: 'numeric' };
}

/** How the start of an interval is written, by how long the interval is. @internal */
export function intervalOptions(interval: number): DateTimeOptions {
  if (interval < 0.9 * DAY) {
    return {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    };
  }
  return interval < 27 * DAY
    ? { day: 'numeric', month: 'short', year: 'numeric' }
    : { month: 'long', year: 'numeric' };
}

/** A time in the language of the app. @internal */
export function formatTime(options: {
  at: number;
  t: Translate;
  utc: boolean;
  options: DateTimeOptions;
}): string {
  const { at, t, utc } = options;
  return t('charts.time', {
    at: new Date(at),
    formatParams: {
      at: { ...options.options, ...(utc ? { timeZone: 'UTC' } : {}) },
    },
  });
}
