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
  return expectedValues(finding, field)
    .filter(value => value !== finding.actual)
    .slice(0, PER_FINDING)
    .map(value => ({ field: field.name, title: field.title, value }));
}

/**
 * What policy expects, as far as a field offers it: of the regions of every cloud those of this form. A list of policy
 * may have patterns (`db.t4g.*`), which only a field with options can be compared with.
 * @internal
 */
export function expectedValues(
  finding: Pick<Finding, 'expected'>,
  field: FormField,
): unknown[] {
  const expected = Array.isArray(finding.expected)
    ? finding.expected
    : [finding.expected];
  return field.options
    ? field.options.filter(option =>
        expected.some(wanted => isExpected(option, wanted)),
      )
    : expected.filter(value => typeof value !== 'object');
}

function isExpected(option: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'string' || !wanted.endsWith('*')) {
    return option === wanted;
  }
  return typeof option === 'string' && option.startsWith(wanted.slice(0, -1));
}
