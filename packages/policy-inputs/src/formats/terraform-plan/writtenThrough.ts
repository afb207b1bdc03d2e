import { isRecord } from '../../evidence/isRecord';
import { sameJson } from '../../resource/markers';
import type { ConfigurationModule } from './configurationModules';
import { referencesIn } from './expressionAt';

/** A constant of the configuration, and the variable that it comes through. @internal */
export type WrittenThrough = { name: string; value: unknown };

/**
 * The constant that an expression gets through one variable: what a caller of the module passes in, or the variable's
 * default, if the run did not set another value. `undefined` of everything else. A plan does not say what a local is.
 * @internal
 */
export function writtenThrough(options: {
  expression: unknown;
  module: ConfigurationModule;
  variables: Record<string, unknown>;
}): WrittenThrough | undefined {
  const { expression, module, variables } = options;
  const references = new Set(referencesIn(expression));
  const [reference] = references;
  const name = /^var\.([A-Za-z0-9_-]+)$/.exec(reference ?? '')?.[1];
  if (references.size !== 1 || name === undefined) return undefined;
  if (module.parent && Object.hasOwn(module.passed, name)) {
    const passed = module.passed[name];
    if (isRecord(passed) && Object.hasOwn(passed, 'constant_value')) {
      return { name, value: passed.constant_value };
    }
    return writtenThrough({
      expression: passed,
      module: module.parent,
      variables,
    });
  }
  const declared = isRecord(module.module.variables)
    ? module.module.variables[name]
    : undefined;
  if (!isRecord(declared) || !Object.hasOwn(declared, 'default')) {
    return undefined;
  }
  const given = module.parent ? undefined : variables[name];
  return isRecord(given) && !sameJson(given.value, declared.default)
    ? undefined
    : { name, value: declared.default };
}
