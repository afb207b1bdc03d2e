import { canonicalJson } from '@backstage-guardrails/policy-model';
import type { RuleResult } from '../evaluate/readResult';

/**
 * A rule's findings are a set, but only within one call. What a slice says about something that is not a change
 * of its own, such as a fact that is absent, other slices may say as well.
 * @internal
 */
export function distinctResults(options: {
  results: RuleResult[];
  /** Resources that a slice found something about and does not own alone. */
  strays: ReadonlySet<string>;
}): RuleResult[] {
  const { results, strays } = options;
  if (strays.size === 0) return results;
  const seen = new Set<string>();
  return results.filter(({ rule, finding }) => {
    if (!strays.has(finding.resource)) return true;
    const key = `${rule.id} ${canonicalJson(finding)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
