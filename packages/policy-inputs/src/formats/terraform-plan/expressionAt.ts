import { isRecord } from '../../evidence/isRecord';

/** The expression that a value comes from: its own, or that of the object or map which it is in. @internal */
export function expressionAt(
  expressions: unknown,
  path: readonly (string | number)[],
): unknown {
  let node = expressions;
  for (const segment of path) {
    if (isWhole(node)) break;
    // Blocks are lists in values, and a list or one object in expressions.
    if (typeof segment === 'number') {
      if (Array.isArray(node)) node = (node as unknown[])[segment] ?? node[0];
    } else {
      node =
        isRecord(node) && Object.hasOwn(node, segment)
          ? node[segment]
          : undefined;
    }
  }
  return node;
}

/** @internal */
export function referencesIn(expression: unknown): string[] {
  return isRecord(expression) && Array.isArray(expression.references)
    ? (expression.references as unknown[]).filter(
        (reference): reference is string => typeof reference === 'string',
      )
    : [];
}

/** An expression has no members of its own: a constant, names, or a function of literals, which leaves nothing. */
function isWhole(node: unknown): boolean {
  return (
    isRecord(node) &&
    (Array.isArray(node.references) ||
      Object.hasOwn(node, 'constant_value') ||
      Object.keys(node).length === 0)
  );
}
