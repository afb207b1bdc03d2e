import type { Finding } from '@backstage-guardrails/policy-model';
import { fieldOf, type FormField } from './fieldOf';

/** A value for a form field that may make a finding go away. @internal */
export type Fix = { field: string; title: string; value: unknown };

const PER_FINDING = 3;

/**
 * Values worth trying for a finding: those policy expects, as far as the form offers them.
 * Whether they help is for policy to say; nothing of this is shown before it did.
 * @internal
 */
export function candidatesFor(
  finding: Pick<Finding, 'path' | 'expected' | 'actual'>,
  fields: readonly FormField[],
): Fix[] {
  const field = fieldOf(finding, fields);
  if (!field) return [];
  const expected = Array.isArray(finding.expected)
    ? finding.expected
    : [finding.expected];
  const offered = field.options
    ? field.options.filter(option => expected.includes(option as never))
    : expected.filter(value => typeof value !== 'object');
  return offered
    .filter(value => value !== finding.actual)
    .slice(0, PER_FINDING)
    .map(value => ({ field: field.name, title: field.title, value }));
}
