/** Each service with a turn has one of these in every round. */
const TURN = 4 * 60_000;
const TURNS = 7;
const SECOND = 1000;

/**
 * What a service answers at an instant: in its turn it degrades for half a minute, fails for two minutes, degrades again
 * and recovers; one that flaps changes every 20 seconds instead. It follows from the clock alone.
 */
export function statusAt({ turn, flaps = false }, now) {
  if (turn === undefined) return 'pass';
  const intoTurn = (now % (TURN * TURNS)) - turn * TURN;
  if (intoTurn < 0 || intoTurn >= 180 * SECOND) return 'pass';
  if (flaps) return intoTurn % (40 * SECOND) < 20 * SECOND ? 'fail' : 'pass';
  const fails = intoTurn >= 30 * SECOND && intoTurn < 150 * SECOND;
  return fails ? 'fail' : 'warn';
}
