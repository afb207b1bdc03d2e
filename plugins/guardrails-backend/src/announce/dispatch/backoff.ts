const FIRST = 5_000;
const LONGEST = 60 * 60_000;

/**
 * Milliseconds to wait after so many attempts: doubling from five seconds to an hour, half of it by chance,
 * so that many deliveries that failed together do not come back together.
 * @internal
 */
export function backoff(attempts: number, chance: () => number): number {
  const whole = Math.min(FIRST * 2 ** (attempts - 1), LONGEST);
  return Math.round(whole / 2 + (whole / 2) * chance());
}
