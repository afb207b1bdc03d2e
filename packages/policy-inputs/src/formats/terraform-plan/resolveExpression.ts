import type { Marker } from '@backstage-guardrails/policy-model';
import { isRecord } from '../../evidence/isRecord';
import { unknownMarker } from '../../resource';
import type { ConfigurationModule } from './configurationModules';

/** What an expression comes to, as far as the plan tells: constants, and variables passed straight through. */
type Resolved = unknown | Marker;

const SENSITIVE: Marker = {
  $guardrails: 'sensitive',
  changed: false,
  present: true,
};

/**
 * Resolves constants and `var.x`, through module calls up to the root's variables. A plan shows which
 * names an expression uses and not how, so callers check that the value looks like what they want;
 * anything else is unknown.
 * @internal
 */
export function resolveExpression(options: {
  expression: unknown;
  module: ConfigurationModule;
  variables: Record<string, unknown>;
}): Resolved {
  const { expression, module, variables } = options;
  if (!isRecord(expression)) return undefined;
  if (Object.hasOwn(expression, 'constant_value')) {
    return expression.constant_value;
  }
  const references = Array.isArray(expression.references)
    ? (expression.references as unknown[])
    : [];
  const [reference] = references;
  const name = /^var\.([A-Za-z0-9_-]+)$/.exec(String(reference))?.[1];
  if (references.length !== 1 || name === undefined) return unknownMarker();
  const declared = isRecord(module.module.variables)
    ? module.module.variables[name]
    : undefined;
  if (isRecord(declared) && declared.sensitive === true) return SENSITIVE;
  if (module.parent && Object.hasOwn(module.passed, name)) {
    return resolveExpression({
      expression: module.passed[name],
      module: module.parent,
      variables,
    });
  }
  const given = module.parent ? undefined : variables[name];
  if (isRecord(given) && Object.hasOwn(given, 'value')) return given.value;
  if (isRecord(declared) && Object.hasOwn(declared, 'default')) {
    return declared.default;
  }
  return unknownMarker();
}
