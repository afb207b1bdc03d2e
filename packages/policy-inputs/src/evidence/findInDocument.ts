import { pointer } from './pointer';

type Step = { parent?: Step; segment: string | number; node: unknown };

/** Pointer of the first member or item that matches; for error messages only, so it can be slow. @internal */
export function findInDocument(
  document: unknown,
  matches: (segment: string | number, value: unknown) => boolean,
): string | undefined {
  const open: Step[] = [{ segment: '', node: document }];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const { node } = step;
    if (typeof node !== 'object' || node === null) continue;
    const entries: [string | number, unknown][] = Array.isArray(node)
      ? node.map((item, i) => [i, item])
      : Object.entries(node);
    for (const [segment, value] of entries) {
      const child = { parent: step, segment, node: value };
      if (matches(segment, value)) return pointerOf(child);
      open.push(child);
    }
  }
  return undefined;
}

function pointerOf(step: Step): string {
  const segments: (string | number)[] = [];
  for (let at = step; at.parent !== undefined; at = at.parent) {
    segments.push(at.segment);
  }
  return pointer(segments.reverse());
}
