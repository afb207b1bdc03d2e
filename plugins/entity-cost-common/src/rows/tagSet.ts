/** Tags of a charge, sorted by key, each key once: equal sets have equal keys in the dictionary of tag sets. @public */
export type TagSet = ReadonlyArray<readonly [key: string, value: string]>;

/** The key of a set in the dictionary of tag sets. @public */
export function tagSetKey(tags: TagSet): string {
  return JSON.stringify(tags);
}

/** @public */
export function tagValue(tags: TagSet, key: string): string | undefined {
  return tags.find(([name]) => name === key)?.[1];
}

/** Tags that a charge may have. @internal */
export const MAX_TAGS = 200;

/** @internal */
export function tagSetOf(tags: ReadonlyMap<string, string>): TagSet {
  return [...tags].sort(([a], [b]) => {
    if (a === b) return 0;
    return a < b ? -1 : 1;
  });
}

/**
 * Reads a column of tags: an object of JSON whose values are plain. Azure leaves the braces out, and Google Cloud has a
 * list of keys with their values. A tag without a value is `true` in FOCUS; a null is a tag that is not set.
 * @internal
 */
export function parseTags(
  text: string,
): { ok: true; tags: Array<[string, string]> } | { ok: false } {
  const trimmed = text.trim();
  const parsed = parseJson(trimmed.startsWith('"') ? `{${trimmed}}` : trimmed);
  const entries = Array.isArray(parsed) ? pairsOf(parsed) : membersOf(parsed);
  if (!entries) return { ok: false };
  const tags: Array<[string, string]> = [];
  for (const [key, value] of entries) {
    if (typeof value === 'object' && value !== null) return { ok: false };
    if (value !== null) tags.push([key, String(value)]);
  }
  return { ok: true, tags };
}

function membersOf(value: unknown): Array<[string, unknown]> | undefined {
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
    : undefined;
}

/** `[{"key": "team", "value": "a"}]`, each key once: of two values, neither is the one. */
function pairsOf(
  list: readonly unknown[],
): Array<[string, unknown]> | undefined {
  const pairs = new Map<string, unknown>();
  for (const item of list) {
    const { key, value } = Object.fromEntries(membersOf(item) ?? []);
    if (typeof key !== 'string' || pairs.has(key)) return undefined;
    pairs.set(key, value ?? null);
  }
  return [...pairs];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
