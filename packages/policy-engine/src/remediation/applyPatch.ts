import type { PatchOperation } from '@backstage-guardrails/policy-model';

/**
 * Applies a JSON Patch to a copy. `undefined` where it does not fit: a patch that cannot be applied is not
 * an error, it is a remediation nobody gets to see.
 *
 * Three operations of RFC 6902, on a pure copy, with a closed result: a library brings the other three, errors to tell
 * apart and ways to reach a prototype. The public suite of cases is run against it.
 * @internal
 */
export function applyPatch(
  document: unknown,
  patch: PatchOperation[],
): unknown | undefined {
  let copy: unknown = structuredClone(document);
  for (const operation of patch) {
    const segments = parsePointer(operation.path);
    if (segments === undefined || segments.length === 0) return undefined;
    copy = change(copy, segments, operation);
    if (copy === undefined) return undefined;
  }
  return copy;
}

/** The segments of a JSON Pointer (RFC 6901), or `undefined` where it is none. @internal */
export function parsePointer(pointer: string): string[] | undefined {
  if (pointer !== '' && !pointer.startsWith('/')) return undefined;
  return pointer
    .split('/')
    .slice(1)
    .map(token => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function change(
  root: unknown,
  segments: string[],
  operation: PatchOperation,
): unknown | undefined {
  const last = segments[segments.length - 1];
  let parent = root;
  for (const segment of segments.slice(0, -1)) {
    parent = child(parent, segment);
  }
  const done = Array.isArray(parent)
    ? changeItem(parent, last, operation)
    : changeKey(parent, last, operation);
  return done ? root : undefined;
}

/** Own properties only: a pointer of a rule must not reach a prototype. */
function child(parent: unknown, segment: string): unknown {
  if (typeof parent !== 'object' || parent === null) return undefined;
  return Object.hasOwn(parent, segment)
    ? (parent as Record<string, unknown>)[segment]
    : undefined;
}

function changeItem(
  list: unknown[],
  segment: string,
  operation: PatchOperation,
): boolean {
  if (operation.op === 'add' && segment === '-') {
    list.push(operation.value);
    return true;
  }
  if (!/^(0|[1-9][0-9]*)$/.test(segment)) return false;
  const index = Number(segment);
  if (operation.op === 'add') {
    if (index > list.length) return false;
    list.splice(index, 0, operation.value);
    return true;
  }
  if (index >= list.length) return false;
  if (operation.op === 'remove') list.splice(index, 1);
  else list[index] = operation.value;
  return true;
}

function changeKey(
  parent: unknown,
  key: string,
  operation: PatchOperation,
): boolean {
  if (typeof parent !== 'object' || parent === null) return false;
  if (operation.op !== 'add' && !Object.hasOwn(parent, key)) return false;
  if (operation.op === 'remove') {
    return Reflect.deleteProperty(parent, key);
  }
  return Reflect.defineProperty(parent, key, {
    value: operation.value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
