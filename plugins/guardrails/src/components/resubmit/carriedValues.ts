import type { TemplateForm } from './readForm';

/**
 * The values of a run that its form can be opened with. A value that the form does not describe may be anything, a
 * secret too, so it is left out.
 * @internal
 */
export function carriedValues(
  form: TemplateForm,
  parameters: Record<string, unknown>,
): Record<string, unknown> {
  const known = new Set(form.fields.map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(parameters)
      .filter(([name]) => known.has(name) && !form.hidden.has(name))
      .map(([name, value]) => [name, withoutHidden(value, form.hidden)]),
  );
}

function withoutHidden(value: unknown, hidden: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) {
    return value.map(item => withoutHidden(item, hidden));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !hidden.has(name))
      .map(([name, item]) => [name, withoutHidden(item, hidden)]),
  );
}
