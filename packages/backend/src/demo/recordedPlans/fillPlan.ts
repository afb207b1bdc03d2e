import type { JsonObject, JsonValue } from '@backstage/types';

const PLACEHOLDER = /\$\{\{ values\.(\w+)(?: \| (\w+))? \}\}/g;

/** What a module makes of a value, by the word in a recording. */
const made: Record<string, (value: JsonValue) => JsonValue> = {
  fourfold: value => Number(value) * 4,
  underscored: value => String(value).replaceAll('-', '_'),
  /** As a plan has the members of a set. */
  sorted: value => membersOf(value).sort(),
  /** Of each member, that it is neither unknown nor sensitive. */
  known: value => membersOf(value).map(() => false),
};

/** A recorded plan with the values of a form in place of its placeholders, each as the module has it in a plan. */
export function fillPlan(options: {
  plan: JsonObject;
  values: JsonObject;
}): JsonObject {
  return fill(options.plan, options.values) as JsonObject;
}

function fill(node: JsonValue, values: JsonObject): JsonValue {
  if (typeof node === 'string') return fillText(node, values);
  if (Array.isArray(node)) return node.map(item => fill(item, values));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, child]) => [
      key,
      key === 'tags_all'
        ? withoutEmpty(fill(child!, values))
        : fill(child!, values),
    ]),
  );
}

function fillText(text: string, values: JsonObject): JsonValue {
  const [only] = [...text.matchAll(PLACEHOLDER)];
  if (only?.[0] === text) return valueOf(only[1], only[2], values);
  return text.replace(PLACEHOLDER, (_, name, word) =>
    String(valueOf(name, word, values)),
  );
}

function valueOf(
  name: string,
  word: string | undefined,
  values: JsonObject,
): JsonValue {
  const value = values[name];
  if (value === undefined) throw new Error(`No value for ${name}`);
  return word === undefined ? value : made[word](value);
}

/** The modules leave out tags without a value. */
function withoutEmpty(tags: JsonValue): JsonValue {
  // Whether they are unknown or sensitive is said in the same place.
  if (typeof tags !== 'object') return tags;
  return Object.fromEntries(
    Object.entries(tags as JsonObject).filter(([, value]) => value !== ''),
  );
}

function membersOf(value: JsonValue): JsonValue[] {
  return [...new Set(value as JsonValue[])];
}
