/** Why a text is not an instant of a bill. @public */
export type InstantProblemCode =
  | 'date-invalid'
  | 'date-not-utc'
  | 'date-ambiguous';

/** @public */
export type ParsedInstant =
  /** The instant as `YYYY-MM-DDTHH:mm:ssZ`; texts in this form have the order of time. */
  { ok: true; value: string } | { ok: false; code: InstantProblemCode };

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?( ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?$/;
const dots =
  /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const slashes =
  /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ([AP])M)?)?$/i;

/**
 * Reads an instant in UTC. Without an offset it is UTC, because the specifications say that billing data is. Dates with
 * slashes are read only where the format says that the month comes first: 4/1/25 is two days. Where dates have dots, the day
 * comes first. A spreadsheet adds a time to both.
 * @see {@link https://github.com/FinOps-Open-Cost-and-Usage-Spec/FOCUS_Spec/blob/v1.2/specification/attributes/datetime_format.md}
 * @public
 */
export function parseInstant(
  text: string,
  options: { monthFirst?: boolean } = {},
): ParsedInstant {
  const trimmed = text.slice(0, 60).trim();
  const parts = iso.exec(trimmed);
  if (parts) {
    const [, year, month, day, hour = '00', minute = '00', second = '00'] =
      parts;
    const offset = parts[7] ?? 'Z';
    if (!/^ ?(?:Z|UTC|[+-]00:?00)$/.test(offset)) {
      return { ok: false, code: 'date-not-utc' };
    }
    return instantOf([year, month, day], [hour, minute, second]);
  }
  const dotted = dots.exec(trimmed);
  if (dotted) {
    const [, day, month, year, hour = '00', minute = '00', second = '00'] =
      dotted;
    return instantOf(
      [year, month.padStart(2, '0'), day.padStart(2, '0')],
      [hour.padStart(2, '0'), minute, second],
    );
  }
  const date = slashes.exec(trimmed);
  if (!date) return { ok: false, code: 'date-invalid' };
  if (!options.monthFirst) return { ok: false, code: 'date-ambiguous' };
  const [, month, day, year, hour = '0', minute = '00', second = '00', half] =
    date;
  return instantOf(
    [
      year.length === 2 ? `20${year}` : year,
      month.padStart(2, '0'),
      day.padStart(2, '0'),
    ],
    [hourOfDay(hour, half), minute, second],
  );
}

/** An hour of a clock of twelve or of twenty-four; one that the clock does not have stays one that does not exist. */
function hourOfDay(hour: string, half: string | undefined): string {
  if (half === undefined) return hour.padStart(2, '0');
  const shown = parseInt(hour, 10);
  if (shown < 1 || shown > 12) return '99';
  const after = half.toUpperCase() === 'P' ? 12 : 0;
  return `${(shown % 12) + after}`.padStart(2, '0');
}

function instantOf(date: string[], time: string[]): ParsedInstant {
  const [year, month, day] = date.map(part => parseInt(part, 10));
  const [hour, minute, second] = time.map(part => parseInt(part, 10));
  const exists =
    year >= 2000 &&
    year < 2100 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysOf(year, month) &&
    hour < 24 &&
    minute < 60 &&
    second < 60;
  return exists
    ? { ok: true, value: `${date.join('-')}T${time.join(':')}Z` }
    : { ok: false, code: 'date-invalid' };
}

/** The number of days of a month, which is counted from 1. @internal */
export function daysOf(year: number, month: number): number {
  if (month === 2) {
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    return leap ? 29 : 28;
  }
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
