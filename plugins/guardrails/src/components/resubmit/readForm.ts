import type { FormField } from '../preview/fieldOf';
import type { PreviewFieldOptions } from '../preview/previewRequest';
import { readFields } from '../preview/readFields';

/** What is known of the form of a template. @internal */
export type TemplateForm = {
  fields: (FormField & { step: string })[];
  /** Names of fields with values that must not appear in an address: secrets, and what the review hides. */
  hidden: ReadonlySet<string>;
  /** Where the form has a preview. */
  preview?: PreviewFieldOptions;
};

type Schema = Record<string, unknown>;

/** Reads the steps of a form as the scaffolder answers them: JSON Schema with `ui:` options in it. @internal */
export function readForm(
  steps: readonly { title: string; schema: object }[],
): TemplateForm {
  const hidden = new Set<string>();
  let preview: PreviewFieldOptions | undefined;
  for (const node of steps.flatMap(({ schema }) => nodesOf(schema))) {
    if (node['ui:field'] === 'GuardrailsPreview') {
      preview = asSchema(node['ui:options']) ?? {};
    }
    for (const [name, property] of propertiesOf(node)) {
      if (isHidden(property)) hidden.add(name);
    }
  }
  return {
    fields: steps.flatMap(({ title, schema }) =>
      fieldsOf(schema).map(field => ({ ...field, step: title })),
    ),
    hidden,
    ...(preview && { preview }),
  };
}

/** Conditional fields are in branches (`dependencies`, `allOf`, `then`), so the whole schema is read. */
function fieldsOf(schema: object): FormField[] {
  const fields = new Map<string, FormField>();
  for (const node of branchesOf(schema)) {
    for (const field of readFields(asSchema(node.properties))) {
      if (!fields.has(field.name)) fields.set(field.name, field);
    }
  }
  return [...fields.values()];
}

/** The schema and its branches, which describe the same object; not the objects in its properties. */
function branchesOf(schema: unknown): Schema[] {
  const node = asSchema(schema);
  if (!node) return [];
  const { allOf, anyOf, oneOf, then, else: otherwise, dependencies } = node;
  const branches = [allOf, anyOf, oneOf].flatMap(list =>
    Array.isArray(list) ? list : [],
  );
  const dependent = Object.values(asSchema(dependencies) ?? {});
  return [
    node,
    ...[...branches, then, otherwise, ...dependent].flatMap(branchesOf),
  ];
}

/** Every object of the schema, however deep. */
function nodesOf(value: unknown): Schema[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  const node = asSchema(value);
  return node ? [node, ...Object.values(node).flatMap(nodesOf)] : [];
}

function propertiesOf(node: Schema): [string, Schema][] {
  return Object.entries(asSchema(node.properties) ?? {}).flatMap(
    ([name, value]) => {
      const property = asSchema(value);
      return property ? [[name, property]] : [];
    },
  );
}

/**
 * What is hidden in a list, in any property or in a branch is in the value of the property, so all of the value is left
 * out. The properties of an object have names of their own. Where a `$ref` leads to is not read, so nothing says that it
 * is no secret.
 */
function isHidden(property: Schema): boolean {
  return withinValue(property).some(
    node =>
      node.$ref !== undefined ||
      node.writeOnly === true ||
      isHiddenInReview(node) ||
      kindsOf(node).some(kind => kind === 'secret' || kind === 'password'),
  );
}

function withinValue(value: unknown): Schema[] {
  if (Array.isArray(value)) return value.flatMap(withinValue);
  const node = asSchema(value);
  if (!node) return [];
  const { properties: _, ...others } = node;
  return [node, ...Object.values(others).flatMap(withinValue)];
}

function isHiddenInReview(node: Schema): boolean {
  const review = asSchema(asSchema(node['ui:backstage'])?.review);
  return review?.show === false || review?.mask !== undefined;
}

/** A form takes an option of a field by its own name and from `ui:options`. */
function kindsOf(node: Schema): string[] {
  const options = asSchema(node['ui:options']) ?? {};
  return [
    node.format,
    ...['field', 'widget', 'inputType'].flatMap(name => [
      node[`ui:${name}`],
      options[name],
    ]),
  ].map(kind => String(kind ?? '').toLowerCase());
}

function asSchema(value: unknown): Schema | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Schema)
    : undefined;
}
