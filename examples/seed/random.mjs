import { createHash } from 'node:crypto';

/**
 * Numbers that follow from a seed and what they are for. Each purpose has a sequence of its own, so what is added for
 * one entity or day changes nothing of the others.
 */
export function randomOf(seed, ...purpose) {
  const digest = createHash('sha256').update([seed, ...purpose].join('\n'));
  let state = digest.digest().readUInt32LE(0);
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** From `low` to less than `high`. */
    between: (low, high) => low + next() * (high - low),
    chance: probability => next() < probability,
    pick: list => list[Math.floor(next() * list.length)],
  };
}
