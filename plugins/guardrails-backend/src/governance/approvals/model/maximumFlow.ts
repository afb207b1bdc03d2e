/** Edges with what they can carry: `[from, to, capacity]`. @internal */
export type Edge = [from: string, to: string, capacity: number];

/**
 * How much each edge carries when as much as possible goes from `source` to `sink`.
 * The networks here are tiny (people times requirements), so the plainest algorithm will do.
 * @internal
 */
export function maximumFlow(
  edges: Edge[],
  ends: { source: string; sink: string },
): (from: string, to: string) => number {
  const left = new Map<string, Map<string, number>>();
  const at = (from: string) => {
    const known = left.get(from) ?? new Map<string, number>();
    left.set(from, known);
    return known;
  };
  for (const [from, to, capacity] of edges) {
    at(from).set(to, (at(from).get(to) ?? 0) + capacity);
    at(to).set(from, at(to).get(from) ?? 0);
  }
  const augment = (node: string, seen: Set<string>): boolean => {
    if (node === ends.sink) return true;
    seen.add(node);
    for (const [next, capacity] of at(node)) {
      if (capacity < 1 || seen.has(next) || !augment(next, seen)) continue;
      at(node).set(next, capacity - 1);
      at(next).set(node, (at(next).get(node) ?? 0) + 1);
      return true;
    }
    return false;
  };
  while (augment(ends.source, new Set())) {
    // one more unit found its way
  }
  return (from, to) => at(to).get(from) ?? 0;
}
