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
