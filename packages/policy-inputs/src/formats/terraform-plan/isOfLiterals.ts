import { isRecord } from '../../evidence/isRecord';
import type { ConfigurationModule } from './configurationModules';
import { referencesIn } from './expressionAt';

/** Names that say where a file is, or which instance it is, and bring in no value. */
const PLACE = /^(?:path|terraform|count)\.|^each\.key$/;

/**
 * Whether an expression is a function of literals (`base64encode("...")`, `file(...)`), also of those that the caller
 * of a module passes in. A constant is none: those are looked at where they are written. Nor are variables of the root,
 * which a value may come into safely, and locals, of which a plan does not say what they are.
 * @internal
 */
export function isOfLiterals(options: {
  expression: unknown;
  module: ConfigurationModule;
}): boolean {
  const { expression, module } = options;
  return (
    isRecord(expression) &&
    !Object.hasOwn(expression, 'constant_value') &&
    isWritten(expression, module, new Set())
  );
}

/** One variable that is not of literals ends the walk, so each is looked up once: many names over many modules multiply. */
function isWritten(
  expression: unknown,
  module: ConfigurationModule,
  seen: Set<string>,
): boolean {
  if (!isRecord(expression)) return false;
  if (Object.hasOwn(expression, 'constant_value')) return true;
  if (Object.keys(expression).length === 0) return true;
  const references = referencesIn(expression);
  return (
    references.length > 0 &&
    references.every(
      reference => PLACE.test(reference) || isPassedIn(reference, module, seen),
    )
  );
}

function isPassedIn(
  reference: string,
  { address, parent, passed, module }: ConfigurationModule,
  seen: Set<string>,
): boolean {
  const name = /^var\.([^.[]+)/.exec(reference)?.[1];
  if (name === undefined || !parent) return false;
  const known = `${address} ${name}`;
  if (seen.has(known)) return true;
  seen.add(known);
  if (Object.hasOwn(passed, name)) {
    return isWritten(passed[name], parent, seen);
  }
  const declared = isRecord(module.variables)
    ? module.variables[name]
    : undefined;
  return isRecord(declared) && Object.hasOwn(declared, 'default');
}
