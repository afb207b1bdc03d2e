import type { Json } from '@backstage-guardrails/policy-model';
import { z } from 'zod';
import { EngineError } from '../errors';

const KINDS = ['$ref', 'enum', 'const', 'anyOf', 'type'];

const ANNOTATIONS = ['$schema', '$id', '$defs', 'title', 'description'];

/**
 * What a schema says for people and for files that are put over the shipped parameters: the unit, which way a value
 * is stricter, and whether a list is merged.
 */
const OF_VALUES = ['unit', 'stricter'];

/**
 * What a schema of values may say, by what says of which kind the value is. Each of these is checked beside the
 * others of its row; a keyword that nothing checks would look like a limit and be none.
 */
const FORMS: { [kind: string]: string[] } = {
  $ref: [],
  enum: [],
  const: [],
  anyOf: [],
  object: ['properties', 'required', 'additionalProperties', 'propertyNames'],
  array: ['items', 'minItems', 'maxItems', 'uniqueItems', 'merged'],
  string: ['minLength', 'maxLength', 'pattern'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  integer: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  boolean: [],
  null: [],
};

/** Of which kind the value of a keyword has to be. */
const NUMBERS = /^(min|max|exclusiveMin|exclusiveMax)(imum|Items|Length)$/;

/**
 * The check that a bundle's `/parameters/schema.json` describes, as JSON Schema 2020-12.
 * @throws {@link EngineError} `bundle-malformed`
 * @internal
 */
export function valuesSchema(document: Json): z.ZodType {
  refuseUnchecked(document, '');
  try {
    return z.fromJSONSchema(document as z.core.JSONSchema.JSONSchema);
  } catch (error) {
    throw malformed('', (error as Error).message);
  }
}

function refuseUnchecked(schema: Json, place: string): void {
  if (!isObject(schema)) throw malformed(place, 'is no schema');
  const allowed = FORMS[kindOf(schema, place)];
  for (const [keyword, value] of Object.entries(schema)) {
    const isKnown =
      KINDS.includes(keyword) ||
      ANNOTATIONS.includes(keyword) ||
      OF_VALUES.includes(keyword) ||
      allowed.includes(keyword);
    if (!isKnown || !isWellFormed(keyword, value, schema)) {
      throw malformed(`${place}/${keyword}`, 'is not checked like this');
    }
  }
  for (const [inner, at] of innerSchemas(schema)) {
    refuseUnchecked(inner, `${place}/${at}`);
  }
}

/** The one keyword, or the one type, that says what a value is. Without it every other type would be let through. */
function kindOf(schema: { [keyword: string]: Json }, place: string): string {
  const kinds = KINDS.filter(keyword => Object.hasOwn(schema, keyword));
  const [only] = kinds;
  const kind = only === 'type' ? schema.type : only;
  const isKind =
    kinds.length === 1 &&
    typeof kind === 'string' &&
    Object.hasOwn(FORMS, kind) &&
    (only !== 'type' || !KINDS.includes(kind));
  if (isKind) return kind;
  throw malformed(place, 'needs one of $ref, enum, const, anyOf, and one type');
}

function isWellFormed(
  keyword: string,
  value: Json,
  schema: { [keyword: string]: Json },
): boolean {
  if (NUMBERS.test(keyword) && typeof value !== 'number') return false;
  switch (keyword) {
    case '$ref':
      return typeof value === 'string' && /^#\/\$defs\/[^/~]+$/.test(value);
    case 'enum':
    case 'anyOf':
      return Array.isArray(value) && value.length > 0;
    case 'pattern':
      return typeof value === 'string';
    case 'uniqueItems':
    case 'merged':
      return typeof value === 'boolean';
    case 'unit':
      return typeof value === 'string';
    case 'stricter':
      return stricterOf(schema.type).some(allowed => allowed === value);
    case 'properties':
    case '$defs':
      return isObject(value);
    case 'required':
      return (
        Array.isArray(value) &&
        isObject(schema.properties) &&
        value.every(name =>
          Object.hasOwn(schema.properties as object, String(name)),
        )
      );
    case 'minItems':
    case 'maxItems':
      return Object.hasOwn(schema, 'items');
    default:
      return true;
  }
}

/** Which way a value of a type can be stricter than another one. */
function stricterOf(type: Json | undefined): Json[] {
  switch (type) {
    case 'array':
    case 'object':
      return ['more', 'fewer'];
    case 'number':
    case 'integer':
      return ['higher', 'lower'];
    case 'boolean':
      return [true, false];
    default:
      return [];
  }
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function innerSchemas(schema: { [keyword: string]: Json }): [Json, string][] {
  const named = ['properties', '$defs'].flatMap(keyword =>
    Object.entries(schema[keyword] ?? {}).map(
      ([name, inner]): [Json, string] => [inner, `${keyword}/${name}`],
    ),
  );
  const listed = [schema.anyOf ?? []]
    .flat()
    .map((inner, index): [Json, string] => [inner, `anyOf/${index}`]);
  const single = ['items', 'additionalProperties', 'propertyNames'].flatMap(
    (keyword): [Json, string][] => {
      const inner = schema[keyword];
      // `false` lets nothing through.
      return inner === undefined || inner === false ? [] : [[inner, keyword]];
    },
  );
  return [...named, ...listed, ...single];
}

function malformed(place: string, what: string): EngineError {
  return new EngineError(
    'bundle-malformed',
    `/parameters/schema.json${place && ` at ${place}`}: ${what}`,
  );
}
