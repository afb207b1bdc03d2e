import type {
  EnvironmentClass,
  Parameters,
  ParameterSet,
} from '@backstage-guardrails/policy-model';
import type { Bundle } from '../../bundle';

/**
 * What lies below a file in one class: what bundles bring for their own parameters, and of the shipped parameters what
 * the bundle has. Values and settings of other rules would be refused, though the file says nothing about them.
 * @internal
 */
export function baseOf(
  shipped: Parameters,
  name: EnvironmentClass,
  bundle: Pick<Bundle, 'rules' | 'parametersSchema' | 'parameterDefaults'>,
): ParameterSet {
  const { rules, parametersSchema, parameterDefaults } = bundle;
  const set = shipped[name];
  const names = parametersSchema
    ? Object.keys(parametersSchema.properties ?? {})
    : rules.flatMap(rule => rule.parameters);
  return {
    ...set,
    values: { ...parameterDefaults?.[name], ...picked(set.values, names) },
    rules: picked(
      set.rules,
      rules.map(({ id }) => id),
    ),
  };
}

function picked<Value>(
  from: Record<string, Value>,
  names: string[],
): Record<string, Value> {
  const wanted = new Set(names);
  return Object.fromEntries(
    Object.entries(from).filter(([name]) => wanted.has(name)),
  );
}
