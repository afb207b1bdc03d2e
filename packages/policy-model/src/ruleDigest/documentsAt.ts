import type { Json } from '../canonical';

/** Names of the parameters of all rules: those of the rule itself count, by its METADATA. */
const ALL_PARAMETERS = ['guardrails', 'parameters'];

/** What the bundle's own `data.json` has at these paths: rules can read their tables from there. @internal */
export function documentsAt(
  data: Json,
  paths: string[][],
): Record<string, Json> {
  const decides = without(data, ALL_PARAMETERS);
  return Object.fromEntries(
    paths.flatMap(path => {
      const found = documentAt(decides, path);
      return found === undefined ? [] : [[path.join('/'), found]];
    }),
  );
}

function documentAt(data: Json, [segment, ...rest]: string[]) {
  let found: Json | undefined = data;
  for (const name of segment === undefined ? [] : [segment, ...rest]) {
    // A reference into a text or a list cannot be followed by names alone: all of it counts.
    if (!isObject(found)) return found;
    found = Object.hasOwn(found, name) ? found[name] : undefined;
    if (found === undefined) return undefined;
  }
  return found;
}

function without(data: Json, [name, ...rest]: string[]): Json {
  if (!isObject(data) || !Object.hasOwn(data, name)) return data;
  const { [name]: inner, ...others } = data;
  return rest.length === 0
    ? others
    : { ...others, [name]: without(inner, rest) };
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
