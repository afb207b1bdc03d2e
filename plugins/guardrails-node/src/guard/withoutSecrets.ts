import type { JsonObject, JsonValue } from '@backstage/types';

/** Shorter secrets would be found in every second word. */
const SHORTEST = 4;

/**
 * The input with every secret of the task replaced by its name: what is judged is recorded,
 * and a record must not hold a secret.
 * @internal
 */
export function withoutSecrets(
  input: JsonObject,
  secrets: Record<string, string | undefined> | undefined,
): JsonObject {
  const hidden = Object.entries(secrets ?? {}).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && entry[1].length >= SHORTEST,
  );
  // A longer secret first: another one may be a part of it.
  hidden.sort(([, a], [, b]) => b.length - a.length);
  return replaceIn(input, hidden) as JsonObject;
}

function replaceIn(
  value: JsonValue | undefined,
  hidden: [string, string][],
): JsonValue {
  if (typeof value === 'string') {
    return hidden.reduce(
      (text, [name, secret]) => text.replaceAll(secret, `[secret ${name}]`),
      value,
    );
  }
  if (Array.isArray(value)) return value.map(item => replaceIn(item, hidden));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => [
          String(replaceIn(key, hidden)),
          replaceIn(item, hidden),
        ]),
    );
  }
  return value ?? null;
}
