import type { Finding } from '@backstage-guardrails/policy-model';
import type { Fix } from './candidatesFor';
import { isEmpty } from './currentOf';
import { fieldOf, type FormField } from './fieldOf';

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
 * The fields of a page that are empty and must not be: those that the form requires, so that a preview does not promise
 * what the form itself will refuse, and those that policy misses.
 * @internal
 */
export function emptyRequired(options: {
  schema: { required?: unknown; properties?: Record<string, unknown> };
  values: Record<string, unknown>;
  denied: readonly Finding[];
}): FormField[] {
  const { schema, values, denied } = options;
  const required = Array.isArray(schema.required) ? schema.required : [];
  const fields = readFields(schema.properties);
  const missed = new Set(denied.map(finding => fieldOf(finding, fields)?.name));
  return fields.filter(
    ({ name }) =>
      (required.includes(name) || missed.has(name)) && isEmpty(values[name]),
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
