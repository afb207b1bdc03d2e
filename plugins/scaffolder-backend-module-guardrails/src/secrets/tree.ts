/** A node of a parsed document. @internal */
export type Tree = Record<string, unknown>;

/** @internal */
export function isTree(node: unknown): node is Tree {
  return typeof node === 'object' && node !== null;
}

/** A member of an object or a list; nothing where there is none. @internal */
export function readMember(node: unknown, key: string): unknown {
  return isTree(node) && Object.hasOwn(node, key) ? node[key] : undefined;
}
