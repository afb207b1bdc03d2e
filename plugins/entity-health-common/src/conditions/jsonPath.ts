/** A step into a JSON value: the name of a member or the index of an item. @public */
export type JsonPathStep = string | number;

const MAX_STEPS = 10;
const STEP =
  /^(?:\.([A-Za-z_][\w-]{0,99})|\[(\d{1,6})\]|\['([^'\\\p{Cc}]{1,100})'\])/u;

/**
 * Parses the part of JSONPath (RFC 9535) that names one value: `$`, `.name`, `['name']` and `[0]`, at most ten steps.
 * There are no wildcards, filters or descendants, so a path costs as many steps as it has.
 *
 * @returns The steps, or the character at which the path ends to be one.
 * @public
 */
export function parseJsonPath(
  path: string,
): { ok: true; steps: JsonPathStep[] } | { ok: false; offset: number } {
  if (!path.startsWith('$')) return { ok: false, offset: 0 };
  const steps: JsonPathStep[] = [];
  let offset = 1;
  while (offset < path.length) {
    const match = STEP.exec(path.slice(offset, offset + 110));
    if (!match || steps.length === MAX_STEPS) return { ok: false, offset };
    steps.push(
      match[2] === undefined ? match[1] ?? match[3] : Number(match[2]),
    );
    offset += match[0].length;
  }
  return { ok: true, steps };
}

/** The value at a path, or `undefined`. Inherited members do not count. @internal */
export function valueAt(
  value: unknown,
  steps: readonly JsonPathStep[],
): unknown {
  let current = value;
  for (const step of steps) {
    if (typeof step === 'number') {
      if (!Array.isArray(current)) return undefined;
      current = current[step];
    } else {
      if (!isRecord(current) || !Object.hasOwn(current, step)) return undefined;
      current = current[step];
    }
  }
  return current;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
