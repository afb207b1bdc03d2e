/** The factor between bounds: the estimate of a bucket is at most 3 % from each value in it. */
const FACTOR = 1.06;
const SMALLEST = 0.1;
const LARGEST = 3_600_000;

/**
 * Upper bounds of the latency buckets in milliseconds, from 0.1 ms to an hour. They are fixed for ever: counts of stored
 * rollups refer to their indexes. The values follow from multiplication alone, so every machine has the same.
 * @public
 */
export const latencyBounds: readonly number[] = boundsOf();

function boundsOf(): number[] {
  const bounds: number[] = [];
  for (let bound = SMALLEST; bound < LARGEST; bound *= FACTOR) {
    bounds.push(bound);
  }
  return [...bounds, LARGEST];
}

/**
 * The index of the bucket of a latency: the first whose upper bound is not below it. Less than 0.1 ms is in the first,
 * more than an hour in the last.
 * @public
 */
export function latencyBucket(milliseconds: number): number {
  let low = 0;
  let high = latencyBounds.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (latencyBounds[middle] >= milliseconds) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The value whose relative distance to all values of a bucket is least: the harmonic mean of its bounds. @internal */
export function bucketEstimate(index: number): number {
  const upper = latencyBounds[index];
  if (index === 0) return upper;
  const lower = latencyBounds[index - 1];
  return (2 * lower * upper) / (lower + upper);
}
