import { waitUntil } from './waitUntil.mjs';

/** For each of the two ways to end. */
const WAIT = 10_000;

/**
 * Ends a server: in order, which closes sessions and leaves nothing to recover, or at once where that takes too long.
 *
 * @returns Whether it has ended.
 */
export async function endServer({ kill, isOver, wait = WAIT }) {
  for (const signal of ['SIGINT', 'SIGQUIT']) {
    kill(signal);
    if (await waitUntil(isOver, wait)) return true;
  }
  return false;
}
