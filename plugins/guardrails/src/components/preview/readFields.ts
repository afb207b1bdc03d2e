import type { Finding } from '@backstage-guardrails/policy-model';
import type { Fix } from './candidatesFor';
import type { FormField } from './fieldOf';

/** The fields of a page of the form, as its JSON Schema describes them. @internal */
export function readFields(
  properties: Record<string, unknown> | undefined,
): FormField[] {
  return Object.entries(properties ?? {}).flatMap(([name, schema]) => {
    if (typeof schema !== 'object' || schema === null) return [];
    const { title, enum: options } = schema as {
      title?: unknown;
      enum?: unknown;
    };
    return [
      {
        name,
        title: typeof title === 'string' ? title : name,
        ...(Array.isArray(options) ? { options } : {}),
      },
    ];
  });
}

/**
 * Titles of the required fields of a page that are empty, so that a preview does not promise what the form itself will
 * refuse.
 * @internal
 */
export function emptyRequired(
  schema: { required?: unknown; properties?: Record<string, unknown> },
  values: Record<string, unknown>,
): string[] {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return readFields(schema.properties)
    .filter(({ name }) => required.includes(name) && isEmpty(values[name]))
    .map(({ title }) => title);
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** Fixes that the decision service itself computed, proved and bound to a field of this form. @internal */
export function provenFixes(
  finding: Finding,
  fields: readonly FormField[],
): Fix[] {
  return finding.remediation.flatMap(({ field }) => {
    const known = field && fields.find(({ name }) => name === field.name);
    return known
      ? [{ field: known.name, title: known.title, value: field.value }]
      : [];
  });
}
