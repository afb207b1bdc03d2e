/** A time, and how often it was taken. */
type Weighted = { seconds: number; number: number };

/**
 * The time that a part of all were not longer than: `0.5` for the median. It is one that was taken, none in between.
 * @internal
 */
export function percentile(
  times: readonly Weighted[],
  part: number,
): number | undefined {
  const sorted = times
    .filter(({ number }) => number > 0)
    .sort((one, other) => one.seconds - other.seconds);
  const all = sorted.reduce((sum, { number }) => sum + number, 0);
  let passed = 0;
  return sorted.find(({ number }) => {
    passed += number;
    return passed >= part * all;
  })?.seconds;
}
