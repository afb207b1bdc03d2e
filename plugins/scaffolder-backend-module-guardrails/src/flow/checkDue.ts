/** A check that is taken later could be cut off at the end of the task, and hold its place until it is taken for dead. */
const TAKING = 30 * 60_000;

/** Checks one target after another while some are due; the next turn of the task takes the others. @internal */
export async function checkDue(options: {
  /** Answers whether there was one. */
  check: () => Promise<boolean>;
  signal: AbortSignal;
  clock?: () => number;
}): Promise<void> {
  const { check, signal, clock = Date.now } = options;
  const last = clock() + TAKING;
  while (!signal.aborted && clock() < last && (await check()));
}
