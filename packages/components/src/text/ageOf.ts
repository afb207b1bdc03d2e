const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 24 * 3600],
  ['month', 30 * 24 * 3600],
  ['week', 7 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
];

/** How far an instant is from another one, in the largest unit that fits; less than a minute is now. @internal */
type RelativeTime =
  | { kind: 'now' }
  | { kind: 'relative'; value: number; unit: Intl.RelativeTimeFormatUnit };

/** How far `instant` is from `now`; negative values are past. @internal */
export function ageOf(instant: Date, now: Date): RelativeTime {
  const seconds = Math.round((instant.getTime() - now.getTime()) / 1000);
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) {
      return { kind: 'relative', value: Math.trunc(seconds / size), unit };
    }
  }
  return { kind: 'now' };
}
