import { usableMemory } from '../lib/usableMemory.mjs';

/**
 * Three lanes keep two cores busy: what runs in one waits for servers, disks and time for about a third of what it takes.
 * Together they hold up to 9 GB.
 */
const LANES = usableMemory() > 12e9 ? 3 : 2;

/**
 * Starts the parts in their order, beside one another where lanes are free: a part that says `lanes` takes so many, any
 * other all of them. It starts once those that it names in `after` have ended.
 * Returns the results in the same order.
 */
export async function schedule(parts, runPart, most = LANES) {
  const results = new Map();
  const running = new Map();
  const lanesOf = ({ lanes = most }) => Math.min(lanes, most);
  const inUse = () =>
    [...running.keys()].reduce((sum, part) => sum + lanesOf(part), 0);
  for (const part of parts) {
    const { after = [] } = part;
    await Promise.all(after.map(id => results.get(id)));
    while (inUse() + lanesOf(part) > most) {
      await Promise.race(running.values());
    }
    const result = runPart(part).finally(() => running.delete(part));
    running.set(part, result);
    results.set(part.id, result);
  }
  return Promise.all(parts.map(({ id }) => results.get(id)));
}
