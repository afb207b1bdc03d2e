import { jittered } from '../../base';

const FIRST = 5_000;
const LONGEST = 60 * 60_000;

/**
 * Milliseconds to wait after so many attempts: doubling from five seconds to an hour, half of it by chance. They are
 * kept in the database with the delivery, so that they outlive the process: no loop waits for them.
 * @internal
 */
export function backoff(attempts: number, chance: () => number): number {
  const whole = Math.min(FIRST * 2 ** (attempts - 1), LONGEST);
  return Math.round(jittered(whole, chance));
}
