import {
  canonicalJson,
  type PatchOperation,
  type ResourceChange,
} from '@backstage-guardrails/policy-model';
import { applyPatch, parsePointer } from './applyPatch';

/**
 * The change as it would be with a patched `after`. Region, size and tags are normalised copies of values
 * in `after`, so they follow the value they were copied from.
 * @internal
 */
export function patchChange(
  change: ResourceChange,
  patch: PatchOperation[],
): ResourceChange | undefined {
  if (change.after === null) return undefined;
  const after = applyPatch(change.after, patch);
  if (after === undefined) return undefined;
  return {
    ...change,
    after: after as ResourceChange['after'],
    tags: patch.reduce(withTags, change.tags),
    ...(change.region !== undefined && {
      region: follow(change.region, change.after, patch),
    }),
    ...(change.size !== undefined && {
      size: follow(change.size, change.after, patch),
    }),
  };
}

type Value = Exclude<ResourceChange['region'], undefined>;

function follow(copy: Value, before: unknown, patch: PatchOperation[]): Value {
  const source = patch.find(
    operation =>
      operation.op === 'replace' &&
      same(valueAt(before, parsePointer(operation.path) ?? []), copy),
  );
  return source?.op === 'replace' ? (source.value as Value) : copy;
}

const TAG_MAPS = new Set(['tags', 'labels', 'user_labels', 'resource_labels']);

function withTags(
  tags: ResourceChange['tags'],
  operation: PatchOperation,
): ResourceChange['tags'] {
  const segments = parsePointer(operation.path) ?? [];
  const [map, key] = segments.slice(-2);
  if (TAG_MAPS.has(map) && key !== undefined) {
    if (operation.op === 'remove') return without(tags, key);
    return { ...tags, [key]: operation.value };
  }
  const whole = segments.at(-1);
  if (whole !== undefined && TAG_MAPS.has(whole) && operation.op !== 'remove') {
    const value = operation.value;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { ...tags, ...value };
    }
  }
  return tags;
}

function without(
  tags: ResourceChange['tags'],
  key: string,
): ResourceChange['tags'] {
  const { [key]: _removed, ...rest } = tags;
  return rest;
}

function valueAt(root: unknown, segments: string[]): unknown {
  let value = root;
  for (const segment of segments) {
    if (typeof value !== 'object' || value === null) return undefined;
    if (!Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string, unknown>)[segment];
  }
  return value;
}

function same(a: unknown, b: unknown): boolean {
  return a !== undefined && canonicalJson(a) === canonicalJson(b);
}
