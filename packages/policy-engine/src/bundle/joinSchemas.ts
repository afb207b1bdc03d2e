import type { Json } from '@backstage-guardrails/policy-model';
import { EngineError } from '../errors';
import type { BundleRules } from './Bundle';

/** What of a bundle its schema is joined by, and what to call it where that cannot be. @public */
export type NamedSchema = {
  name: string;
  bundle: Pick<BundleRules, 'rules' | 'parametersSchema'>;
};

type Schema = { [keyword: string]: Json };

/** What the schema of one bundle may say about all values, so that it says nothing about those of another. */
const JOINED = [
  'type',
  'additionalProperties',
  'properties',
  'required',
  '$defs',
];
const ANNOTATIONS = ['$schema', '$id', 'title', 'description'];

/**
 * The schema of the values that the rules of all bundles read. Which values must be there is for the rules to say, so
 * `required` is left out.
 *
 * @throws {@link EngineError} `bundle-conflict`
 * @public
 */
export function joinSchemas(named: NamedSchema[]): {
  [keyword: string]: Json;
} {
  // Maps, and objects made of them at the end: a parameter named `__proto__` stays a plain key.
  const properties = new Map<string, Json>();
  const definitions = new Map<string, Json>();
  for (const [index, { name, bundle }] of named.entries()) {
    const schema = bundle.parametersSchema;
    if (schema) {
      refuseOpen(name, schema);
      // Two bundles may have other definitions of one name.
      const rename = (definition: string) => `${index}-${definition}`;
      const renamed = renamedSchema(schema, rename);
      for (const [key, value] of Object.entries(renamed.properties ?? {})) {
        if (properties.has(key)) {
          throw new EngineError(
            'bundle-conflict',
            `${name}: "${key}" is a parameter of another bundle`,
          );
        }
        properties.set(key, value);
      }
      for (const [key, value] of Object.entries(renamed.$defs ?? {})) {
        definitions.set(rename(key), value);
      }
    }
  }
  refuseUndescribed(named, properties);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(properties),
    $defs: Object.fromEntries(definitions),
  };
}

function refuseOpen(name: string, schema: Schema): void {
  const other = Object.keys(schema).find(
    keyword => !JOINED.includes(keyword) && !ANNOTATIONS.includes(keyword),
  );
  if (
    other === undefined &&
    schema.type === 'object' &&
    schema.additionalProperties === false
  ) {
    return;
  }
  throw new EngineError(
    'bundle-conflict',
    `${name}: /parameters/schema.json must be of type object with "additionalProperties": false${
      other === undefined ? '' : ` and without "${other}"`
    }, or it would speak of the parameters of other bundles`,
  );
}

/** A value that nothing describes has no type that is checked, and a rule compares it with nothing. */
function refuseUndescribed(
  named: NamedSchema[],
  properties: ReadonlyMap<string, Json>,
): void {
  for (const { name, bundle } of named) {
    for (const rule of bundle.rules) {
      const unknown = rule.parameters.find(key => !properties.has(key));
      if (unknown !== undefined) {
        throw new EngineError(
          'bundle-conflict',
          `${name}: rule ${rule.id} reads the parameter "${unknown}", which no /parameters/schema.json describes`,
        );
      }
    }
  }
}

/** Walks where schemas are and nowhere else: a value of `const` or `enum` may look like a reference. */
function renamedSchema(
  schema: Schema,
  rename: (name: string) => string,
): Schema {
  const inner = (value: Json) =>
    isSchema(value) ? renamedSchema(value, rename) : value;
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]): [string, Json] => {
      switch (keyword) {
        case '$ref':
          return [keyword, renamedReference(value, rename)];
        case 'properties':
        case '$defs':
          return [keyword, isSchema(value) ? mapped(value, inner) : value];
        case 'items':
        case 'additionalProperties':
        case 'propertyNames':
          return [keyword, inner(value)];
        case 'anyOf':
          return [keyword, Array.isArray(value) ? value.map(inner) : value];
        default:
          return [keyword, value];
      }
    }),
  );
}

function renamedReference(value: Json, rename: (name: string) => string): Json {
  return typeof value === 'string'
    ? `#/$defs/${rename(value.slice('#/$defs/'.length))}`
    : value;
}

function mapped(schemas: Schema, change: (schema: Json) => Json): Schema {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, change(schema)]),
  );
}

function isSchema(value: Json): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
