import type { TargetEntry } from '@backstage-guardrails/plugin-guardrails-common';

/** What is known of a target as it is. @internal */
export type CurrentValues = Pick<
  TargetEntry,
  'ref' | 'module' | 'environment' | 'values' | 'secrets'
>;

/**
 * The entry that a form changes. A name can be in use in several environments; which of them is meant is for the
 * person to say then, so there is none.
 * @internal
 */
export function currentOf(
  entries: readonly TargetEntry[],
  environment?: string,
): CurrentValues | undefined {
  const own = entries.filter(
    entry =>
      entry.yours &&
      (environment === undefined || entry.environment === environment),
  );
  return own.length === 1 ? own[0] : undefined;
}

/** The values of a change: what the form leaves empty stays as it is. @internal */
export function changedValues(
  current: Pick<CurrentValues, 'values'> | undefined,
  form: Record<string, unknown>,
): Record<string, unknown> {
  const given = Object.entries(form).filter(([, value]) => !isEmpty(value));
  return { ...current?.values, ...Object.fromEntries(given) };
}

/** @internal */
export function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}
