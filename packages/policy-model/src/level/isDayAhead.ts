/** Where a day begins first, it is fourteen hours ahead of UTC. */
const FIRST_ZONE = 14 * 60 * 60_000;

/**
 * Whether a day has begun nowhere on earth yet. A rule that says it was adopted on such a day would stay new, whatever
 * day an operator names; where it was written, that day may have begun already. Days of this form sort as texts.
 * @public
 */
export function isDayAhead(day: string, now: Date): boolean {
  return day > new Date(now.getTime() + FIRST_ZONE).toISOString().slice(0, 10);
}
