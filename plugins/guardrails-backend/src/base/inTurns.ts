import { setImmediate } from 'node:timers/promises';

/** Milliseconds that work on items takes before others have a turn. */
const TURN = 4;

/**
 * Items one by one, for work on many of them in the main thread: the event loop turns as soon as the work took long
 * enough, however many items that were, so that no request waits for the rest of them.
 * @internal
 */
export async function* inTurns<T>(
  items: Iterable<T> | AsyncIterable<T>,
  clock: () => number = () => performance.now(),
): AsyncIterable<T> {
  let since = clock();
  for await (const item of items) {
    if (clock() - since >= TURN) {
      await setImmediate();
      since = clock();
    }
    yield item;
  }
}
