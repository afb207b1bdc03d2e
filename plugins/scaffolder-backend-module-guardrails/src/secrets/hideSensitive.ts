import type { JsonValue } from '@backstage/types';
import { SealedValue } from './SealedValue';
import { isTree, readMember, type Tree } from './tree';

/** A value of a plan, and the mask that tells what of it is sensitive. */
const MASKED = [
  ['before', 'before_sensitive'],
  ['after', 'after_sensitive'],
  ['values', 'sensitive_values'],
  ['config_values', 'config_sensitive'],
] as const;

/** Hides everything in a plan that Terraform marks as sensitive, and the values of variables that are secrets. @internal */
export function hideSensitive(plan: Tree, variables: string[]): SealedValue[] {
  const hidden: SealedValue[] = [];

  function hide(parent: Tree, key: string): void {
    const value = readMember(parent, key);
    // What is not there is no secret, and whether it is there is what rules may ask.
    if (value === undefined || value === null) return;
    if (value instanceof SealedValue) return;
    const sealed = new SealedValue(value as JsonValue);
    parent[key] = sealed;
    hidden.push(sealed);
  }

  function follow(parent: Tree, key: string, mask: unknown): void {
    if (!marks(mask)) return;
    const value = readMember(parent, key);
    const fits =
      isTree(mask) &&
      isTree(value) &&
      Array.isArray(mask) === Array.isArray(value);
    if (!fits) hide(parent, key);
    else for (const name of Object.keys(mask)) follow(value, name, mask[name]);
  }

  /** Data of a resource is not searched: it could have members of the same names. */
  function visit(node: unknown): void {
    if (!isTree(node) || node instanceof SealedValue) return;
    const data = new Set<string>();
    for (const [name, mask] of MASKED) {
      if (!Object.hasOwn(node, mask)) continue;
      follow(node, name, node[mask]);
      data.add(name).add(mask);
    }
    if (node.sensitive === true) hide(node, 'value');
    for (const [name, child] of Object.entries(node)) {
      if (!data.has(name)) visit(child);
    }
  }

  const { variables: given, ...rest } = plan;
  for (const name of [...variables, ...declaredSensitive(plan)]) {
    const variable = readMember(given, name);
    if (isTree(variable)) hide(variable, 'value');
  }
  visit(rest);
  return hidden;
}

function declaredSensitive(plan: Tree): string[] {
  const root = readMember(plan.configuration, 'root_module');
  const declared = readMember(root, 'variables');
  if (!isTree(declared)) return [];
  return Object.keys(declared).filter(
    name => readMember(declared[name], 'sensitive') === true,
  );
}

/** Anything in a mask but `false` marks, so that a mask of tomorrow hides too much and not too little. */
function marks(mask: unknown): boolean {
  if (mask === undefined || mask === null || mask === false) return false;
  return isTree(mask) ? Object.values(mask).some(marks) : true;
}
