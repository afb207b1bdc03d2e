import type { Json } from '@backstage-guardrails/policy-model';
import type { TypeSchema } from './readSchemas';

type Values = { [name: string]: Json };

/** How required attributes are filled, and whether blocks that no one has to write are there. @internal */
export type Filling = { required: Json; blocks: 'none' | 'empty' };

/** A plan that creates one resource of each type with its required attributes alone, as Terraform prints it. @internal */
export function barePlan(
  types: ReadonlyMap<string, TypeSchema>,
  filling: Filling,
): object {
  const resources = [...types].map(([type, schema]) => ({
    named: { address: `${type}.bare`, mode: 'managed', type, name: 'bare' },
    schema,
    values: valuesBelow(schema, '', filling),
  }));
  return {
    format_version: '1.2',
    terraform_version: '1.11.0',
    resource_changes: resources.map(({ named, schema, values }) => ({
      ...named,
      provider_name: `registry.terraform.io/hashicorp/${
        named.type.split('_')[0]
      }`,
      change: {
        actions: ['create'],
        before: null,
        after: values,
        after_unknown: filledIn(schema),
        before_sensitive: false,
        after_sensitive: {},
      },
    })),
    configuration: {
      root_module: {
        resources: resources.map(({ named, values }) => ({
          ...named,
          expressions: written(values),
        })),
      },
    },
  };
}

function valuesBelow(
  schema: TypeSchema,
  prefix: string,
  filling: Filling,
): Values {
  return Object.fromEntries(
    namesBelow(schema, prefix).flatMap(name => {
      const path = `${prefix}${name}`;
      const value = valueOf(schema, path, filling);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** `undefined` where the provider fills it in. */
function valueOf(
  schema: TypeSchema,
  path: string,
  filling: Filling,
): Json | undefined {
  const flags = schema.get(path)!;
  const inner = () => [valuesBelow(schema, `${path}.`, filling)];
  if (flags.startsWith('b')) {
    if (flags.includes('c')) return undefined;
    return filling.blocks === 'empty' ? inner() : [];
  }
  if (flags.includes('r')) {
    return namesBelow(schema, `${path}.`).length > 0
      ? inner()
      : filling.required;
  }
  return flags.includes('c') ? undefined : null;
}

function namesBelow(schema: TypeSchema, prefix: string): string[] {
  return [...schema.keys()]
    .filter(
      path =>
        path.startsWith(prefix) && !path.slice(prefix.length).includes('.'),
    )
    .map(path => path.slice(prefix.length));
}

/** What is there, and has no value before apply. */
function filledIn(schema: TypeSchema): Values {
  return Object.fromEntries(
    [...schema]
      .filter(([path, flags]) => !path.includes('.') && /^b?o?c/.test(flags))
      .map(([path]) => [path, true]),
  );
}

function written(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== null && !Array.isArray(value))
      .map(([name, value]) => [name, { constant_value: value }]),
  );
}
