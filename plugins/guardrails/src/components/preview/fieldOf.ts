import type { Finding } from '@backstage-guardrails/policy-model';

/** What the form knows of one of its fields. @internal */
export type FormField = {
  name: string;
  title: string;
  /** The values it offers; absent where anything can be typed. */
  options?: unknown[];
};

/**
 * The form field that a finding is about: the one that has the name of the value,
 * however either of them spells it (`tags["cost-center"]` and `cost_center`).
 * @internal
 */
export function fieldOf(
  finding: Pick<Finding, 'path'>,
  fields: readonly FormField[],
): FormField | undefined {
  const name = plain(lastSegment(finding.path));
  return name ? fields.find(field => plain(field.name) === name) : undefined;
}

function lastSegment(path: string): string {
  const quoted = /\["([^"]+)"\]$/.exec(path);
  return quoted ? quoted[1] : path.split('.').pop() ?? '';
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
