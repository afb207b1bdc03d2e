import { ActionError } from '../errors';
import { containsSecret } from './containsSecret';
import { SealedValue } from './SealedValue';
import { secretValues } from './secretValues';
import { isTree, readMember, type Tree } from './tree';

/** A marked text that is shorter can be anything: "true", a port, a size. */
const SHORTEST_MARKED = 6;

/** What was there before, and what will be there beside the changes: no rule evaluates a new value by it. */
const PAST = ['prior_state', 'planned_values', 'resource_drift'];

/**
 * Hides secrets in places that Terraform does not mark. A provider writes what it was given into other attributes
 * as well, and in the state those are not marked: there a text that is marked elsewhere is the same secret.
 *
 * @throws ActionError `secret-exposed` where a secret of this task would be in clear as a new value, or in a name
 * @internal
 */
export function hideStrays(options: {
  plan: Tree;
  hidden: SealedValue[];
  secrets: string[];
}): SealedValue[] {
  const { plan, secrets } = options;
  const marked = options.hidden.flatMap(({ value }) => secretValues(value));
  const known = new Set([
    ...secrets,
    ...marked.filter(text => text.length >= SHORTEST_MARKED),
  ]);
  const strays: SealedValue[] = [];

  function hide(parent: Tree, key: string, text: string): void {
    const stray = new SealedValue(text);
    parent[key] = stray;
    strays.push(stray);
  }

  function refuse(text: string, path: string[]): void {
    if (!containsSecret(text, secrets)) return;
    throw new ActionError(
      'secret-exposed',
      `The plan has a secret of the task in clear at ${path
        .filter(key => !containsSecret(key, secrets))
        .join(
          '.',
        )}, where Terraform does not mark it as sensitive. Where the module takes the mark off, it must not. Where another value is the same by chance, choose another secret.`,
    );
  }

  /** Visits every text that is not hidden yet; names of members can only be refused. */
  function visit(
    node: unknown,
    path: string[],
    each: (text: string, parent: Tree, path: string[]) => void,
  ): void {
    if (!isTree(node) || node instanceof SealedValue) return;
    for (const [key, child] of Object.entries(node)) {
      const at = [...path, key];
      refuse(key, at);
      if (typeof child === 'string') each(child, node, at);
      else visit(child, at, each);
    }
  }

  function hidePast(root: unknown, path: string[], mark?: Mark): void {
    visit(root, path, (text, parent, at) => {
      if (!containsSecret(text, known)) return;
      mark?.(at.slice(path.length));
      hide(parent, at[at.length - 1], text);
    });
  }

  /** What stays as it was is of the past as well; the rest of `after` is new. */
  function hideChange(change: Tree, path: string[]): void {
    visit(change.after, [...path, 'after'], (text, parent, at) => {
      if (!containsSecret(text, known)) return;
      const inside = at.slice(path.length + 1);
      const before = inside.reduce<unknown>(readMember, change.before);
      if (before !== text) {
        refuse(text, at);
        return;
      }
      markSensitive(change, 'after_sensitive', inside, change.after);
      hide(parent, at[at.length - 1], text);
    });
    hidePast(change.before, [...path, 'before'], inside =>
      markSensitive(change, 'before_sensitive', inside, change.before),
    );
  }

  function hideRest(node: unknown, path: string[]): void {
    if (!isTree(node) || node instanceof SealedValue) return;
    const { actions } = node;
    if (Array.isArray(actions) && ('before' in node || 'after' in node)) {
      hideChange(node, path);
    }
    for (const [key, child] of Object.entries(node)) {
      const at = [...path, key];
      refuse(key, at);
      if (typeof child === 'string') refuse(child, at);
      else hideRest(child, at);
    }
  }

  for (const [key, section] of Object.entries(plan)) {
    // What the module's author wrote down holds no value of anybody's.
    if (key === 'configuration') continue;
    if (PAST.includes(key)) hidePast(section, [key]);
    else hideRest({ [key]: section }, []);
  }
  return strays;
}

type Mark = (inside: string[]) => void;

/** Adds a place to a mask, so that what reads the plan takes the seal for what it is. */
function markSensitive(
  change: Tree,
  mask: string,
  inside: string[],
  value: unknown,
): void {
  let parent = change;
  let key = mask;
  let shape = value;
  for (const segment of inside) {
    const known = readMember(parent, key);
    if (known === true) return;
    const next: Tree = isTree(known)
      ? known
      : ((Array.isArray(shape) ? [] : {}) as Tree);
    parent[key] = next;
    parent = next;
    shape = readMember(shape, segment);
    key = segment;
  }
  parent[key] = true;
}
