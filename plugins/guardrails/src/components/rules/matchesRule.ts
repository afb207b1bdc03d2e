import type { Rule } from '@backstage-guardrails/policy-model';

/** Whether every word of the search stands somewhere in the face of the rule. @internal */
export function matchesRule(
  rule: Pick<Rule, 'id' | 'title' | 'description' | 'objective'>,
  search: string,
): boolean {
  const face =
    `${rule.id} ${rule.title} ${rule.description} ${rule.objective}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every(word => face.includes(word));
}
