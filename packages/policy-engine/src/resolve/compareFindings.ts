import {
  canonicalJson,
  dispositionSchema,
  type Finding,
} from '@backstage-guardrails/policy-model';

const dispositions = rank(dispositionSchema.options);
const levels = rank(['mandatory', 'approval', 'advisory'] as const);
const severities = rank(['critical', 'high', 'medium', 'low'] as const);

/**
 * Worst first: by disposition, level, severity, then rule id, resource and path. What is still equal is
 * ordered by the rest of its content, so that equal sets of findings are equal lists.
 * @internal
 */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    dispositions[a.disposition] - dispositions[b.disposition] ||
    levels[a.level] - levels[b.level] ||
    severities[a.severity] - severities[b.severity] ||
    compare(a.rule, b.rule) ||
    compare(a.resource, b.resource) ||
    compare(a.path, b.path) ||
    compare(a.message, b.message) ||
    compare(canonicalJson(a), canonicalJson(b))
  );
}

/** By UTF-16 code units, as canonical JSON orders; a locale would order differently elsewhere. @internal */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function rank<T extends string>(order: readonly T[]): Record<T, number> {
  return Object.fromEntries(order.map((name, i) => [name, i])) as Record<
    T,
    number
  >;
}
