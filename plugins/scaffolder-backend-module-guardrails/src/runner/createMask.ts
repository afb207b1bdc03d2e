const SHORTEST = 4;

/**
 * Hides known secret values in a line, each line of a multi-line secret as well.
 * Longer values go first, so that a secret inside another one leaves no rest behind.
 * @internal
 */
export function createMask(
  secrets: Iterable<string>,
): (line: string) => string {
  const parts = [...secrets]
    .flatMap(secret => [secret, ...secret.split(/\r?\n/)])
    .map(part => part.trim())
    .filter(part => part.length >= SHORTEST);
  const longestFirst = [...new Set(parts)].sort((a, b) => b.length - a.length);
  return line =>
    longestFirst.reduce((text, part) => text.replaceAll(part, '***'), line);
}
