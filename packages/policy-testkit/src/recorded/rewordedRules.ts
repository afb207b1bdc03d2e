import type { Rule } from '@backstage-guardrails/policy-model';

/**
 * Rules as an organisation could write them where no shipped rule does: one that reads every parameter of an operation,
 * and sentences that show all that a template can.
 * @internal
 */
export function rewordedRules(rules: Rule[]): Rule[] {
  return rules.flatMap(rule => {
    const { id, subject } = rule;
    if (subject.type === 'operation') {
      return [{ ...rule, subject: { type: 'operation' as const } }];
    }
    return id.startsWith('ownership/')
      ? [{ ...rule, fix: `${rule.fix} {resource} {path} {actual} {unnamed}` }]
      : [];
  });
}
