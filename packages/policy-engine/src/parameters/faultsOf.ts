import type {
  Json,
  Parameters,
  ParameterSet,
} from '@backstage-guardrails/policy-model';
import { LRUCache } from 'lru-cache';
import type { Bundle } from '../bundle';
import { describeIssue, hint } from './describeIssue';
import { offFaults } from './offFaults';
import { valuesSchema } from './valuesSchema';

/** What is wrong with the values and the rule settings of each class, as `production.values.maximumNodes: …`. @internal */
export function faultsOf(
  parameters: Parameters,
  bundle: Pick<Bundle, 'rules' | 'parametersSchema'>,
): string[] {
  const { version: _version, ...classes } = parameters;
  const rules = bundle.rules.map(({ id }) => id);
  const known = new Set<string>(rules);
  const ofValues = valuesCheck(bundle.parametersSchema);
  return Object.entries(classes).flatMap(
    ([name, set]: [string, ParameterSet]) => [
      ...ofValues(set.values).map(fault => `${name}.values${fault}`),
      ...Object.keys(set.rules)
        .filter(id => !known.has(id))
        .map(
          id => `${name}.rules.${id}: there is no such rule${hint(id, rules)}`,
        ),
      ...offFaults(set, bundle.rules).map(fault => `${name}.rules.${fault}`),
    ],
  );
}

type ValuesCheck = (values: Record<string, Json>) => string[];

/** Checks of the schemas that were asked about last, by their text: to build one takes longer than to check by it. */
const built = new LRUCache<string, ValuesCheck>({ max: 8 });

/** A bundle from before schemas were part of bundles says nothing about its values. */
function valuesCheck(schema: Bundle['parametersSchema']): ValuesCheck {
  if (schema === undefined) return () => [];
  const key = JSON.stringify(schema);
  const known = built.get(key);
  if (known) return known;
  const check = buildCheck(schema);
  built.set(key, check);
  return check;
}

function buildCheck(
  schema: NonNullable<Bundle['parametersSchema']>,
): ValuesCheck {
  // Which values must be there is for the rules to say: a bundle may have some of the rules of its schema.
  const { required: _required, ...optional } = schema;
  const check = valuesSchema(optional);
  const names = Object.keys((schema.properties as object) ?? {});
  return values => {
    const result = check.safeParse(values);
    return result.success
      ? []
      : result.error.issues.flatMap(issue => describeIssue(issue, names));
  };
}
