import type { Bundle } from './Bundle';

/**
 * A document of parameters with the values that bundles bring for their own parameters, where it has none. The
 * organisation's value comes before a bundle's, and a bundle has values for its own namespace alone.
 * @internal
 */
export function withParameterDefaults(
  document: unknown,
  bundle: Pick<Bundle, 'parameterDefaults'>,
): unknown {
  const { parameterDefaults } = bundle;
  // What is no document at all is for the one who reads it to refuse.
  if (!parameterDefaults || !isObject(document)) return document;
  return Object.fromEntries(
    Object.entries(document).map(([name, set]) => {
      const defaults = Object.entries(parameterDefaults).find(
        ([known]) => known === name,
      );
      if (!defaults || !isObject(set) || !isObject(set.values)) {
        return [name, set];
      }
      return [name, { ...set, values: { ...defaults[1], ...set.values } }];
    }),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
