import type { JsonObject } from '@backstage/types';
import type { SecretInput } from '@backstage-guardrails/plugin-guardrails-node';

/**
 * Parts the values of a form into those that are recorded and those that come from secrets. A variable is a secret as
 * a whole where any part of it is.
 * @internal
 */
export function secretVariables(options: {
  values: JsonObject;
  secretInputs: SecretInput[];
}): { values: JsonObject; secrets: JsonObject } {
  const { values, secretInputs } = options;
  const names = new Set<string>();
  for (const { path } of secretInputs) {
    const [input, name] = path;
    if (input !== 'values') continue;
    if (name === undefined) Object.keys(values).forEach(key => names.add(key));
    else names.add(String(name));
  }
  const part = (secret: boolean) =>
    Object.fromEntries(
      Object.entries(values).filter(([name]) => names.has(name) === secret),
    );
  return { values: part(false), secrets: part(true) };
}
