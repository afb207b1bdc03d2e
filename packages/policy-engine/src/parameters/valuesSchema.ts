import type { Json } from '@backstage-guardrails/policy-model';
import { z } from 'zod';
import { EngineError } from '../errors';

/**
 * What a schema of values may say. Every one of them is checked; a keyword that nothing checks would look like a limit
 * and be none.
 */
const KEYWORDS = new Set([
  ...['$schema', '$id', '$ref', '$defs', 'title', 'description'],
  ...['type', 'enum', 'const', 'anyOf', 'allOf'],
  ...['properties', 'required', 'additionalProperties', 'propertyNames'],
  ...['items', 'minItems', 'maxItems', 'uniqueItems'],
  ...['minLength', 'maxLength', 'pattern'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  'multipleOf',
]);

/** One of these says what a value is; the others alone would let every other type through. */
const KINDS = ['type', 'enum', 'const', 'anyOf', 'allOf', '$ref'];

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
  if (typeof schema === 'boolean') return;
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) {
    throw malformed(place, 'is no schema');
  }
  const unknown = Object.keys(schema).find(keyword => !KEYWORDS.has(keyword));
  if (unknown !== undefined) {
    throw malformed(`${place}/${unknown}`, 'is a keyword that is not checked');
  }
  if (!KINDS.some(keyword => Object.hasOwn(schema, keyword))) {
    throw malformed(place, `has none of ${KINDS.join(', ')}`);
  }
  for (const [inner, at] of innerSchemas(schema)) {
    refuseUnchecked(inner, `${place}/${at}`);
  }
}

function innerSchemas(schema: { [keyword: string]: Json }): [Json, string][] {
  const named = ['properties', '$defs'].flatMap(keyword =>
    Object.entries(schema[keyword] ?? {}).map(
      ([name, inner]): [Json, string] => [inner, `${keyword}/${name}`],
    ),
  );
  const listed = ['anyOf', 'allOf'].flatMap(keyword =>
    [schema[keyword] ?? []]
      .flat()
      .map((inner, index): [Json, string] => [inner, `${keyword}/${index}`]),
  );
  const single = ['items', 'additionalProperties'].flatMap(
    (keyword): [Json, string][] =>
      schema[keyword] === undefined ? [] : [[schema[keyword], keyword]],
  );
  const { propertyNames } = schema;
  const names: [Json, string][] =
    propertyNames === undefined ? [] : [[propertyNames, 'propertyNames']];
  return [...named, ...listed, ...single, ...names];
}

function malformed(place: string, what: string): EngineError {
  return new EngineError(
    'bundle-malformed',
    `/parameters/schema.json${place && ` at ${place}`}: ${what}`,
  );
}
