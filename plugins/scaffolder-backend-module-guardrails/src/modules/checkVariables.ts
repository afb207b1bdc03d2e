import type { JsonObject, JsonValue } from '@backstage/types';
import { ActionError } from '../errors';
import type { ModuleDefinition } from './definition';

/** A map of any shape would be a way to smuggle in what no form asked for. */
const SIZE_LIMIT = 100_000;

const fits: Record<
  ModuleDefinition['variables'][string]['type'],
  (value: JsonValue) => boolean
> = {
  string: value => typeof value === 'string',
  number: value => typeof value === 'number' && Number.isFinite(value),
  boolean: value => typeof value === 'boolean',
  list: value => Array.isArray(value),
  map: value =>
    typeof value === 'object' && value !== null && !Array.isArray(value),
};

/**
 * Values for a module's variables: only declared ones, each of its type. All faults are named at once.
 * Whether a value is acceptable is for policy to say, so that it can be explained.
 * @internal
 */
export function checkVariables(options: {
  definition: ModuleDefinition;
  values: JsonObject;
}): Record<string, JsonValue> {
  const { definition, values } = options;
  const faults: string[] = [];
  const checked: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(values)) {
    // A field that was left empty is absent, and the module's own default holds.
    if (value === undefined || value === null) continue;
    const variable = Object.hasOwn(definition.variables, name)
      ? definition.variables[name]
      : undefined;
    if (!variable) {
      faults.push(`"${name}" is not a variable of the module`);
    } else if (!fits[variable.type](value)) {
      faults.push(`"${name}" must be a ${variable.type}`);
    } else {
      checked[name] = value;
    }
  }
  if (JSON.stringify(checked).length > SIZE_LIMIT) {
    faults.push(`the values are larger than ${SIZE_LIMIT} characters`);
  }
  if (faults.length) {
    throw new ActionError(
      'variables-invalid',
      `Values for module "${definition.id}": ${faults.join('; ')}.`,
    );
  }
  return checked;
}
