import type { Json } from '@backstage-guardrails/policy-model';
import { describeIssue } from '../describeIssue';
import { valuesSchema } from '../valuesSchema';
import { mergeList } from './mergeList';
import { isObject, type JsonObject } from './isObject';

/** A value of the file, where it lies in it, and the shipped one that it goes over. */
type Overlaid = {
  schema: JsonObject;
  own: Json;
  base: Json | undefined;
  /** As the file's author reads it: `production.values.allowedRegions`. */
  place: string;
};

/** @internal */
export type Merging = {
  /** `$defs` of the whole schema, for references. */
  definitions: Json | undefined;
  /** What is wrong, with places of the file; nothing is merged then. */
  faults: string[];
};

/** The value in force, and whether something of the shipped one is in it. */
type Merged = { value: Json; kept: boolean };

/**
 * Puts a value of the file over the shipped one: objects by key, a list that the schema declares `merged` by item, and
 * everything else replaced. What the file says is checked here, where its places are known; what comes out is
 * checked once more as a whole.
 * @internal
 */
export function mergeValue(overlaid: Overlaid, merging: Merging): Merged {
  const { own, base, place } = overlaid;
  const schema = resolved(overlaid.schema, merging);
  if (isObject(base) && isObject(own) && schema.type === 'object') {
    return mergeObject({ schema, own, base, place }, merging);
  }
  if (Array.isArray(base) && schema.merged === true) {
    // How long the list has to be is asked of what comes out.
    const { minItems: _minItems, ...part } = schema;
    const list = mergeList({ own, base, place }, (items, at) =>
      check(part, { own: items, place: at }, merging),
    );
    if (list) {
      merging.faults.push(...list.faults);
      return { value: list.value, kept: true };
    }
  }
  check(schema, { own, place }, merging);
  return { value: own, kept: false };
}

function mergeObject(
  overlaid: Overlaid & {
    own: JsonObject;
    base: JsonObject;
  },
  merging: Merging,
): Merged {
  const { schema, own, base, place } = overlaid;
  const members = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(own)) {
    const at = `${place}.${key}`;
    const member = memberOf(schema, key);
    if (member === undefined) {
      merging.faults.push(...missing(schema, { own, key, place }));
    } else if (value === null && !takesNull(member.schema, merging)) {
      merging.faults.push(...removalFaults({ member, at, members, key }));
      members.delete(key);
    } else {
      checkName(schema, { key, at }, merging);
      const merged = mergeValue(
        {
          schema: member.schema,
          own: value,
          base: members.get(key),
          place: at,
        },
        merging,
      );
      members.set(key, merged.value);
    }
  }
  return { value: Object.fromEntries(members), kept: true };
}

type Member = { schema: JsonObject; declared: boolean };

/** Members that `properties` lists belong to the value; others come and go. */
function memberOf(schema: JsonObject, key: string): Member | undefined {
  const { properties, additionalProperties: others } = schema;
  if (isObject(properties) && Object.hasOwn(properties, key)) {
    const declared = properties[key];
    return isObject(declared)
      ? { schema: declared, declared: true }
      : undefined;
  }
  return isObject(others) ? { schema: others, declared: false } : undefined;
}

function removalFaults(options: {
  member: Member;
  at: string;
  members: Map<string, Json>;
  key: string;
}): string[] {
  const { member, at, members, key } = options;
  if (member.declared) {
    return [`${at}: cannot be null; leave it out for the shipped value`];
  }
  return members.has(key)
    ? []
    : [`${at}: null takes away a shipped member, and there is none`];
}

/** A name that the schema has not, as the check of the whole value says it. */
function missing(
  schema: JsonObject,
  at: { own: JsonObject; key: string; place: string },
): string[] {
  return describeIssue(
    {
      code: 'unrecognized_keys',
      keys: [at.key],
      input: at.own,
      path: [],
      message: '',
    },
    Object.keys(isObject(schema.properties) ? schema.properties : {}),
  ).map(fault => `${at.place}${fault}`);
}

function checkName(
  schema: JsonObject,
  { key, at }: { key: string; at: string },
  merging: Merging,
): void {
  const { propertyNames } = schema;
  if (propertyNames === undefined) return;
  const result = checkOf(propertyNames, merging).safeParse(key);
  if (!result.success) {
    merging.faults.push(`${at}: a member cannot have this name`);
  }
}

function check(
  schema: JsonObject,
  { own, place }: { own: Json; place: string },
  merging: Merging,
): void {
  const result = checkOf(schema, merging).safeParse(own);
  if (result.success) return;
  const names = isObject(schema.properties) ? schema.properties : {};
  const faults = result.error.issues.flatMap(issue =>
    describeIssue(issue, Object.keys(names)),
  );
  merging.faults.push(...faults.map(fault => `${place}${fault}`));
}

function checkOf(schema: Json, { definitions }: Merging) {
  return valuesSchema(
    isObject(schema) && definitions !== undefined
      ? { ...schema, $defs: definitions }
      : schema,
  );
}

function resolved(schema: JsonObject, merging: Merging): JsonObject {
  const seen = new Set<string>();
  let found = schema;
  while (typeof found.$ref === 'string' && !seen.has(found.$ref)) {
    seen.add(found.$ref);
    const name = found.$ref.slice('#/$defs/'.length);
    const { definitions } = merging;
    const next = isObject(definitions) ? definitions[name] : undefined;
    if (!isObject(next)) return found;
    found = next;
  }
  return found;
}

/** Where null is a value, it is one, and takes nothing away. */
function takesNull(schema: JsonObject, merging: Merging): boolean {
  return checkOf(schema, merging).safeParse(null).success;
}
