import type { ParameterSet } from '@backstage-guardrails/policy-model';
import type { Bundle } from '../../bundle';

/**
 * What of the shipped parameters lies below a file: values and settings of rules that the bundle does not have would
 * be refused, though the file says nothing about them.
 * @internal
 */
export function baseOf(
  shipped: ParameterSet,
  bundle: Pick<Bundle, 'rules' | 'parametersSchema'>,
): ParameterSet {
  const { rules, parametersSchema } = bundle;
  const names = parametersSchema
    ? Object.keys(parametersSchema.properties ?? {})
    : rules.flatMap(rule => rule.parameters);
  return {
    ...shipped,
    values: picked(shipped.values, names),
    rules: picked(
      shipped.rules,
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
