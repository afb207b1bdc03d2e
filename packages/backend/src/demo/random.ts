import { createHash } from 'node:crypto';

/** Numbers from 0 to less than 1 that follow from a seed and what they are for. @internal */
export function randomOf(...purpose: (string | number)[]): () => number {
  const digest = createHash('sha256').update(purpose.join('\n')).digest();
  let state = digest.readUInt32LE(0);
  // mulberry32
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
