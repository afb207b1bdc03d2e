/**
 * A pause of which half is by chance, so that those who failed together do not come back together.
 * @internal
 */
export function jittered(
  milliseconds: number,
  chance: () => number = Math.random,
): number {
  return milliseconds / 2 + (milliseconds / 2) * chance();
}
