/** Of the smallest machine that all checks are made for. */
const CORES = 2;

/**
 * Starts the parts in their order, beside one another where the machine has cores for them: a part that says `cores`
 * needs so many, any other all of them. It starts once those that it names in `after` have ended.
 * Returns the results in the same order.
 */
export async function schedule(parts, runPart) {
  const results = new Map();
  const running = new Map();
  const inUse = () =>
    [...running.keys()].reduce((sum, part) => sum + coresOf(part), 0);
  for (const part of parts) {
    const { after = [] } = part;
    await Promise.all(after.map(id => results.get(id)));
    while (inUse() + coresOf(part) > CORES) {
      await Promise.race(running.values());
    }
    const result = runPart(part).finally(() => running.delete(part));
    running.set(part, result);
    results.set(part.id, result);
  }
  return Promise.all(parts.map(({ id }) => results.get(id)));
}

function coresOf({ cores = CORES }) {
  return cores;
}
